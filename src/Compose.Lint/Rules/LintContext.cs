using System.Collections.Immutable;
using Compose.Lint.Ignoring;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Services;

namespace Compose.Lint.Rules;

/// <summary>The input of rules.</summary>
/// <param name="Project">Merged and resolved, with every resource, used or not.</param>
/// <param name="Files">Access to the project's files, such as to check that a bind's source exists.</param>
internal sealed record LintContext(Project Project, ISourceLoader Files)
{
    /// <summary>All services by name, enabled or not: profiles choose what runs, not what is correct.</summary>
    public ImmutableArray<Service> Services { get; } =
    [.. Project.Services.Concat(Project.DisabledServices).OrderBy(static s => s.Name, StringComparer.Ordinal)];

    /// <summary>The findings of loading the project.</summary>
    public ImmutableArray<Diagnostic> Reported { get; init; } = [];

    /// <summary>The paths that are made on each machine.</summary>
    public GitIgnore Ignored { get; init; } = new(Files);

    public Service? Find(string name) => Services.FirstOrDefault(s => s.Name == name);

    /// <summary>The version of Docker Compose that the project is used with; null when the configuration names none.</summary>
    public Version? ComposeVersion { get; init; }

    /// <summary>Whether a plausible choice of profiles runs both: services of disjoint profiles are alternatives.</summary>
    public static bool RunTogether(Service a, Service b) =>
        a.Profiles.IsEmpty || b.Profiles.IsEmpty || a.Profiles.Any(profile => b.Profiles.Contains(profile));
}
