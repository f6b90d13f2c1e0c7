using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Services;

namespace Compose.Lint.Rules;

/// <summary>What a rule may look at.</summary>
/// <param name="Project">Merged and resolved, with every resource, used or not.</param>
/// <param name="Files">The files around the project: whether a bind's source exists.</param>
internal sealed record LintContext(Project Project, ISourceLoader Files)
{
    /// <summary>Enabled and disabled services, by name: profiles choose what runs, not what is right.</summary>
    public ImmutableArray<Service> Services { get; } =
    [.. Project.Services.Concat(Project.DisabledServices).OrderBy(static s => s.Name, StringComparer.Ordinal)];

    /// <summary>What loading the project found.</summary>
    public ImmutableArray<Diagnostic> Reported { get; init; } = [];

    public Service? Find(string name) => Services.FirstOrDefault(s => s.Name == name);

    /// <summary>Whether some choice of profiles that people would make runs both: services of disjoint profiles are alternatives.</summary>
    public static bool RunTogether(Service a, Service b) =>
        a.Profiles.IsEmpty || b.Profiles.IsEmpty || a.Profiles.Any(profile => b.Profiles.Contains(profile));
}
