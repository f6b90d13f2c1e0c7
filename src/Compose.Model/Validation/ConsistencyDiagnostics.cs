using Compose.Model.Diagnostics;
using Compose.Model.Passes.Selecting;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Validation;

/// <summary>What can be wrong between the parts of a project that are each right by themselves.</summary>
public static class ConsistencyDiagnostics
{
    public static readonly Descriptor NothingToRun = new("CF017", "no-image-or-build", Severity.Error, "A service with nothing to run");
    public static readonly Descriptor ConflictingKeys = new("CF018", "conflicting-keys", Severity.Error, "Attributes that exclude each other");
    public static readonly Descriptor UndefinedService = new("CF101", "undefined-service", Severity.Error, "A service is named that does not exist");
    public static readonly Descriptor UndefinedResource = new("CF102", "undefined-resource", Severity.Error, "A resource is named that is not declared");
    public static readonly Descriptor DependencyCycle = new("CF103", "dependency-cycle", Severity.Error, "Things that need each other in a circle");
    public static readonly Descriptor OtherProfile = new("CF104", "dependency-in-other-profile", Severity.Error, "A dependency that is not enabled");
    public static readonly Descriptor NameWithScale = new("CF110", "container-name-with-scale", Severity.Error, "Several containers would have one name");
    public static readonly Descriptor SameContainerName = new("CF111", "duplicate-container-name", Severity.Error, "Two services name their container the same");
    public static readonly Descriptor SameMountTarget = new("CF112", "duplicate-mount-target", Severity.Error, "Two mounts on one path");
    public static readonly Descriptor MissingSource = new("CF076", "missing-source", Severity.Error, "A secret or config that comes from nowhere");
    public static readonly Descriptor IncompleteWatch = new("CF077", "incomplete-watch", Severity.Error, "A watch rule that lacks a path");
    public static readonly Descriptor NegativeScale = new("CF078", "negative-scale", Severity.Error, "A negative number of containers");

    public static IEnumerable<Descriptor> All =>
    [
        NothingToRun, ConflictingKeys, UndefinedService, UndefinedResource, DependencyCycle, OtherProfile, NameWithScale, SameContainerName,
        SameMountTarget, MissingSource, IncompleteWatch, NegativeScale,
    ];

    /// <summary>Two values that cannot both be; <paramref name="first"/> is the one to be shown as the other place.</summary>
    internal static Diagnostic Conflict(Location at, string message, Location first, string label, string help) =>
        ConflictingKeys.At(at, message).See(first, label).WithHelp(help);

    internal static Diagnostic Undefined(string service, string kind, string section, Location at, string name, IEnumerable<Entry> declared)
    {
        var found = UndefinedResource.At(at, $"service \"{service}\" refers to undefined {kind} {name}").WithHelp($"declare it: `{section}:` at the top level, below it `{name}:`");
        return Suggestion.For(found, name, declared);
    }

    internal static Diagnostic Nameless(string service, string kind, string section, Location at) =>
        UndefinedResource.At(at, $"service \"{service}\" refers to undefined {kind}: this one has no `source`").WithHelp($"add `source:` and a name that is declared below `{section}:` at the top level");

    internal static Diagnostic DependencyDisabled(string service, Scalar dependency, Service disabled)
    {
        var profiles = string.Join(", ", disabled.Profiles.Select(p => $"`{p}`"));
        return OtherProfile.At(dependency.At, $"service \"{service}\" depends on undefined service \"{dependency.Text}\": it is there, but not enabled")
            .See(disabled.NameAt, profiles.Length > 0 ? $"only enabled by {profiles}" : "not selected")
            .WithHelp(profiles.Length > 0
                ? $"enable the profile, give `{service}` the same one, or say `required: false`"
                : $"select `{dependency.Text}` too, or say `required: false`");
    }

    internal static Diagnostic Circle(Cycle cycle)
    {
        var found = DependencyCycle.At(cycle.Edges[0].At, $"dependency cycle detected: {cycle}");
        if (cycle.Edges.Length > 1)
            foreach (var edge in cycle.Edges) found = found.See(edge.At, $"`{edge.From}` needs `{edge.To}`");
        return found.WithHelp("take one of these dependencies out");
    }
}
