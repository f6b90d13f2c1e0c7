using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Passes;
using Compose.Model.Validation;

namespace Compose.Lint.Catalog;

/// <summary>What is to be said of findings about a project as a whole.</summary>
internal static class ProjectPages
{
    public static ImmutableArray<(Descriptor, string)> All { get; } =
    [
        (ConsistencyDiagnostics.NothingToRun, "A service needs an `image`, a `build` or a `provider`: else there is nothing to run."),
        (ConsistencyDiagnostics.ConflictingKeys, "Two attributes exclude each other, or say different things about the same. Keep one of them."),
        (ConsistencyDiagnostics.UndefinedService, "A service is named that the project does not have. It may be misspelt."),
        (ConsistencyDiagnostics.UndefinedResource, """
            A service uses a network, volume, secret, config or model that is not declared at the top level. It may be misspelt. A host path needs `./`
            before it: `data/sub:/x` is a volume named `data/sub`, `./data/sub:/x` is a folder.
            """),
        (ConsistencyDiagnostics.DependencyCycle, "Services, includes or extensions need each other in a circle, so none can come first. Remove one of the edges shown."),
        (ConsistencyDiagnostics.OtherProfile, """
            A service needs another one whose profile is not active. Give both the same profile, or mark the dependency `required: false`.
            """),
        (ConsistencyDiagnostics.NameWithScale, "Only one container can have a name. Remove `container_name`, or run one container."),
        (ConsistencyDiagnostics.SameContainerName, "Names of containers are unique on an engine: the second service could not be created."),
        (ConsistencyDiagnostics.SameMountTarget, "Two mounts have one path in the container. One of them would hide the other."),
        (ConsistencyDiagnostics.MissingSource, "A secret or config needs a source: `file`, `environment`, `content` (configs), or `external: true`."),
        (ConsistencyDiagnostics.IncompleteWatch, "A rule of `develop.watch` needs a `path`, and a `target` when it copies files."),
        (ConsistencyDiagnostics.NegativeScale, "There are no negative numbers of containers."),
        (ResolutionDiagnostics.KindsDiffer, "A later file gives a value of another kind than the earlier one, so they cannot be merged. Write both the same way, or use `!override`."),
        (ResolutionDiagnostics.InvalidInclude, "`include` is a list of files: `- path/to/compose.yaml`, or `- path: ...` with more keys."),
        (ResolutionDiagnostics.UnreachableRemote, "A file that is included from elsewhere could not be fetched."),
        (ResolutionDiagnostics.NotAProject, "The file is no compose project: a project is a mapping with at least one service."),
        (ResolutionDiagnostics.EnvFormat, "The only format of env files with a name is `raw`, which takes values as they stand."),
        (ResolutionDiagnostics.UnknownSelection, "A service was named that the project does not have."),
        (ResolutionDiagnostics.Version, "`version` has had no effect since Compose 2: every file may use everything. Remove the line."),
    ];
}
