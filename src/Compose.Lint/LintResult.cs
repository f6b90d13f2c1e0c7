using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint;

/// <summary>What was found, sorted by file and place, each thing once.</summary>
/// <param name="Findings">After severities, suppressions and ignores.</param>
/// <param name="Projects">The projects that could be loaded.</param>
/// <param name="Suppressed">How many findings comments silenced.</param>
public sealed record LintResult(ImmutableArray<Diagnostic> Findings, ImmutableArray<Project> Projects, int Suppressed)
{
    /// <summary>Every file that was looked at, with its text.</summary>
    public IEnumerable<SourceText> Sources =>
        Projects.SelectMany(static p => p.Sources).Select(static f => f.Source).DistinctBy(static s => s.Path);

    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);

    /// <summary>Whether something is at least as bad as the given severity.</summary>
    public bool Reaches(Severity threshold) => Findings.Any(f => f.Severity >= threshold);
}
