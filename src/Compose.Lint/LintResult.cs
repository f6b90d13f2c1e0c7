using System.Collections.Immutable;
using Compose.Lint.Targets;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint;

/// <summary>Lint findings, sorted by file and location, without duplicates.</summary>
/// <param name="Findings">After severities, suppressions and ignores.</param>
/// <param name="Projects">The projects that could be loaded.</param>
/// <param name="Suppressed">Number of findings suppressed by comments.</param>
public sealed record LintResult(ImmutableArray<Diagnostic> Findings, ImmutableArray<Project> Projects, int Suppressed)
{
    /// <summary>Which project each named file belongs to; empty when no path was named.</summary>
    public ImmutableArray<FileRole> Roles { get; init; } = [];

    /// <summary>All files linted, with their texts.</summary>
    public IEnumerable<SourceText> Sources =>
        Projects.SelectMany(static p => p.Sources).Select(static f => f.Source).DistinctBy(static s => s.Path);

    /// <summary>Whether something that was asked for could not be checked: a file is missing, or the configuration invalid.</summary>
    public bool IsIncomplete { get; init; }

    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);

    /// <summary>Whether any finding has at least the given severity.</summary>
    public bool Reaches(Severity threshold) => Findings.Any(f => f.Severity >= threshold);
}
