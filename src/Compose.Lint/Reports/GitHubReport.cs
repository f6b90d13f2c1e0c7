using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>GitHub workflow commands, shown as annotations. GitHub shows about ten of each kind, so the worst come first.</summary>
internal sealed class GitHubReport : Report
{
    public override string Name => "github";

    public override void Write(LintResult result, TextWriter output, ReportOptions options)
    {
        foreach (var finding in result.Findings.OrderByDescending(static f => f.Severity))
        {
            var (start, end) = (finding.At.Start, finding.At.End);
            var level = finding.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "notice",
            };
            // Columns are only supported on single-line annotations.
            var place =
                start.Line == end.Line
                    ? $"line={start.Line},col={start.Column},endColumn={end.Column}"
                    : $"line={start.Line},endLine={end.Line}";
            var message = finding.Help is { } help ? $"{finding.Message}\n{help}" : finding.Message;
            output.Write(
                $"::{level} file={Property(Legible.Path(finding.At.Source.Path))},{place},title={Property($"{finding.Descriptor.Id} {finding.Descriptor.Name}")}::{Data(message)}\n"
            );
        }
    }

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
