using System.Collections.Immutable;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>An output format for findings.</summary>
public abstract class Report
{
    /// <summary>All reports, by the names that <c>--format</c> accepts.</summary>
    public static ImmutableArray<Report> All { get; } =
    [
        new TextReport(),
        new ConciseReport(),
        new JsonReport(),
        new SarifReport(),
        new GitHubReport(),
        new GitLabReport(),
        new JUnitReport(),
        new CheckstyleReport(),
    ];

    public abstract string Name { get; }

    public abstract void Write(LintResult result, TextWriter output, DiagnosticStyle style);

    public static Report? Find(string name) => All.FirstOrDefault(report => report.Name == name);
}
