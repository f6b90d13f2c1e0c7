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
        Page = "A service needs an `image`, a `build` or a `provider`: else there is nothing to run.",
    };

    public static readonly Descriptor ConflictingKeys = new(
        "CF018",
        "conflicting-keys",
        Severity.Error,
        "Attributes that exclude each other"
    )
    {
        Page = "Two attributes exclude each other, or say different things about the same. Keep one of them.",
    };

    public static readonly Descriptor UndefinedService = new(
        "CF101",
        "undefined-service",
        Severity.Error,
        "A service is named that does not exist"
    )
    {
        Page = "A service is named that the project does not have. It may be misspelt.",
    };

    public static readonly Descriptor UndefinedResource = new(
        "CF102",
        "undefined-resource",
        Severity.Error,
        "A resource is named that is not declared"
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
        "Things that need each other in a circle"
    )
    {
        Page = "Services, includes or extensions need each other in a circle, so none can come first. Remove one of the edges shown.",
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
        "Several containers would have one name"
    )
    {
        Page = "Only one container can have a name. Remove `container_name`, or run one container.",
    };

    public static readonly Descriptor SameContainerName = new(
        "CF111",
        "duplicate-container-name",
        Severity.Error,
        "Two services name their container the same"
    )
    {
        Page = "Names of containers are unique on an engine: the second service could not be created.",
    };

    public static readonly Descriptor SameMountTarget = new("CF112", "duplicate-mount-target", Severity.Error, "Two mounts on one path")
    {
        Page = "Two mounts have one path in the container. One of them would hide the other.",
    };

    public static readonly Descriptor MissingSource = new(
        "CF076",
        "missing-source",
        Severity.Error,
        "A secret or config that comes from nowhere"
    )
    {
        Page = "A secret or config needs a source: `file`, `environment`, `content` (configs), or `external: true`.",
    };

    public static readonly Descriptor IncompleteWatch = new("CF077", "incomplete-watch", Severity.Error, "A watch rule that lacks a path")
    {
        Page = "A rule of `develop.watch` needs a `path`, and a `target` when it copies files.",
    };

    public static readonly Descriptor NegativeScale = new("CF078", "negative-scale", Severity.Error, "A negative number of containers")
    {
        Page = "There are no negative numbers of containers.",
    };

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
            SameMountTarget,
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
            .WithHelp($"declare it: `{section}:` at the top level, below it `{name}:`");
        return Suggestion.For(found, name, declared);
    }

    internal static Diagnostic Nameless(string service, string kind, string section, Location at) =>
        UndefinedResource
            .At(at, $"service \"{service}\" refers to undefined {kind}: this one has no `source`")
            .WithHelp($"add `source:` and a name that is declared below `{section}:` at the top level");

    internal static Diagnostic DependencyDisabled(string service, Scalar dependency, Service disabled)
    {
        var profiles = string.Join(", ", disabled.Profiles.Select(p => $"`{p}`"));
        return OtherProfile
            .At(dependency.At, $"service \"{service}\" depends on undefined service \"{dependency.Text}\": it is there, but not enabled")
            .See(disabled.NameAt, profiles.Length > 0 ? $"only enabled by {profiles}" : "not selected")
            .WithHelp(
                profiles.Length > 0
                    ? $"enable the profile, give `{service}` the same one, or say `required: false`"
                    : $"select `{dependency.Text}` too, or say `required: false`"
            );
    }

    internal static Diagnostic Circle(Cycle cycle)
    {
        var found = DependencyCycle.At(cycle.Edges[0].At, $"dependency cycle detected: {cycle}");
        if (cycle.Edges.Length > 1)
            foreach (var edge in cycle.Edges)
                found = found.See(edge.At, $"`{edge.From}` needs `{edge.To}`");
        return found.WithHelp("take one of these dependencies out");
    }
}
