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

    /// <summary>Findings suppressed by comments or accepted by a baseline.</summary>
    public ImmutableArray<HiddenFinding> Hidden { get; init; } = [];

    /// <summary>Number of findings accepted by a baseline.</summary>
    public int Accepted => Hidden.Count(static hidden => hidden.InBaseline);

    /// <summary>All files linted, with their texts.</summary>
    public IEnumerable<SourceText> Sources =>
        Projects.SelectMany(static p => p.Sources).Select(static f => f.Source).DistinctBy(static s => s.Path);

    /// <summary>
    /// Whether something that was asked for could not be checked: a named file is missing, or the configuration is invalid.
    /// </summary>
    public bool IsIncomplete { get; init; }

    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);

    /// <summary>Whether any finding has at least the given severity.</summary>
    public bool Reaches(Severity threshold) => Findings.Any(f => f.Severity >= threshold);
}

/// <summary>A finding that is not reported.</summary>
/// <param name="Reason">The reason given in the comment that suppresses it; null for none.</param>
/// <param name="InBaseline">Whether a baseline accepts it; otherwise a comment suppresses it.</param>
public sealed record HiddenFinding(Diagnostic Finding, string? Reason, bool InBaseline);
