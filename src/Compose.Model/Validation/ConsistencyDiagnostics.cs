using Compose.Model.Diagnostics;
using Compose.Model.Passes.Selecting;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Validation;

/// <summary>Errors between parts of a project that are valid by themselves.</summary>
public static class ConsistencyDiagnostics
{
    public static readonly Descriptor NothingToRun = new("CF017", "no-image-or-build", Severity.Error, "A service with nothing to run")
    {
        Page = "A service needs an `image`, a `build` or a `provider`; otherwise there is nothing to run.",
    };

    public static readonly Descriptor ConflictingKeys = new(
        "CF018",
        "conflicting-keys",
        Severity.Error,
        "Mutually exclusive attributes"
    )
    {
        Page = "Two attributes exclude or contradict each other. Keep one of them.",
    };

    public static readonly Descriptor UndefinedService = new(
        "CF101",
        "undefined-service",
        Severity.Error,
        "Undefined service"
    )
    {
        Page = "The project has no service of this name. It may be misspelt.",
    };

    public static readonly Descriptor UndefinedResource = new(
        "CF102",
        "undefined-resource",
        Severity.Error,
        "Undefined resource"
    )
    {
        Page = """
            A service uses a network, volume, secret, config or model that is not declared at the top level. It may be misspelt. A host path needs `./`
            before it: `data/sub:/x` is a volume named `data/sub`, `./data/sub:/x` is a folder.
            """,
    };

    public static readonly Descriptor DependencyCycle = new(
        "CF103",
        "dependency-cycle",
        Severity.Error,
        "Dependency cycle"
    )
    {
        Page = "Services, includes or extensions depend on each other in a cycle, so none can come first. Remove one of the edges shown.",
    };

    public static readonly Descriptor OtherProfile = new(
        "CF104",
        "dependency-in-other-profile",
        Severity.Error,
        "A dependency that is not enabled"
    )
    {
        Page = """
            A service needs another one whose profile is not active. Give both the same profile, or mark the dependency `required: false`.
            """,
    };

    public static readonly Descriptor NameWithScale = new(
        "CF110",
        "container-name-with-scale",
        Severity.Error,
        "One name for several containers"
    )
    {
        Page = "Container names are unique. Remove `container_name`, or run one container.",
    };

    public static readonly Descriptor SameContainerName = new(
        "CF111",
        "duplicate-container-name",
        Severity.Error,
        "Duplicate container name"
    )
    {
        Page = "Container names are unique on an engine: the second container could not be created.",
    };

    public static readonly Descriptor SameMountTarget = new("CF112", "duplicate-mount-target", Severity.Error, "Two mounts at one path")
    {
        Page = """
            Two mounts have the same path in the container: volumes, tmpfs, secrets or configs, `/data` and `/data/`. Of two entries of one list only
            the last has an effect, and the first is silently lost; the engine refuses others with "Duplicate mount point".

            ```yaml
            volumes:
              - uploads:/data     # lost
              - cache:/data
            ```

            Give one of them another path, or remove it. An override that mounts something else at a path replaces the first mount on purpose.
            """,
    };

    public static readonly Descriptor MissingSource = new(
        "CF076",
        "missing-source",
        Severity.Error,
        "A secret or config without a source"
    )
    {
        Page = "A secret or config needs a source: `file`, `environment`, `content` (configs), or `external: true`.",
    };

    public static readonly Descriptor IncompleteWatch = new("CF077", "incomplete-watch", Severity.Error, "A watch rule without a path")
    {
        Page = "A rule of `develop.watch` needs a `path`, and a `target` when it copies files.",
    };

    public static readonly Descriptor NegativeScale = new("CF078", "negative-scale", Severity.Error, "Negative number of containers")
    {
        Page = "The number of containers must not be negative.",
    };

    /// <summary>All of them except <see cref="SameMountTarget"/>, of which a rule of the linter finds more.</summary>
    public static IEnumerable<Descriptor> All =>
        [
            NothingToRun,
            ConflictingKeys,
            UndefinedService,
            UndefinedResource,
            DependencyCycle,
            OtherProfile,
            NameWithScale,
            SameContainerName,
            MissingSource,
            IncompleteWatch,
            NegativeScale,
        ];

    /// <summary>Whether the missing definition may be in another file of the project.</summary>
    public static bool MayBeElsewhere(Descriptor kind) => kind.Is(NothingToRun) || kind.Is(UndefinedService) || kind.Is(UndefinedResource);

    /// <summary>Two conflicting values; <paramref name="first"/> is shown as the related location.</summary>
    internal static Diagnostic Conflict(Location at, string message, Location first, string label, string help) =>
        ConflictingKeys.At(at, message).See(first, label).WithHelp(help);

    internal static Diagnostic Undefined(string service, string kind, string section, Location at, string name, IEnumerable<Entry> declared)
    {
        var found = UndefinedResource
            .At(at, $"service \"{service}\" refers to undefined {kind} {name}")
            .WithHelp($"declare it: `{section}:` at the top level, with `{name}:` under it");
        return Suggestion.For(found, name, declared);
    }

    internal static Diagnostic Nameless(string service, string kind, string section, Location at) =>
        UndefinedResource
            .At(at, $"service \"{service}\" refers to undefined {kind}: this one has no `source`")
            .WithHelp($"add `source:` with a name that is declared under the top-level `{section}:`");

    internal static Diagnostic DependencyDisabled(string service, Scalar dependency, Service disabled)
    {
        var profiles = string.Join(", ", disabled.Profiles.Select(p => $"`{p}`"));
        return OtherProfile
            .At(dependency.At, $"service \"{service}\" depends on undefined service \"{dependency.Text}\": it exists, but is not enabled")
            .See(disabled.NameAt, profiles.Length > 0 ? $"only enabled by {profiles}" : "not selected")
            .WithHelp(
                profiles.Length > 0
                    ? $"enable the profile, give `{service}` the same one, or set `required: false`"
                    : $"select `{dependency.Text}` too, or set `required: false`"
            );
    }

    internal static Diagnostic Circle(Cycle cycle)
    {
        var found = DependencyCycle.At(cycle.Edges[0].At, $"dependency cycle detected: {cycle}");
        if (cycle.Edges.Length > 1)
            foreach (var edge in cycle.Edges)
                found = found.See(edge.At, $"`{edge.From}` needs `{edge.To}`");
        return found.WithHelp("remove one of these dependencies");
    }
}
