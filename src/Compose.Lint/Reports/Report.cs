using System.Collections.Immutable;

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
        new JsonLinesReport(),
        new SarifReport(),
        new GitHubReport(),
        new GitLabReport(),
        new JUnitReport(),
        new CheckstyleReport(),
        new ReviewdogReport(),
        new MarkdownReport(),
    ];

    public abstract string Name { get; }

    public abstract void Write(LintResult result, TextWriter output, ReportOptions options);

    public static Report? Find(string name) => All.FirstOrDefault(report => report.Name == name);
}
