using System.Collections.Immutable;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>A form in which findings are written.</summary>
public abstract class Report
{
    /// <summary>Every report, by the name that <c>--format</c> takes.</summary>
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
