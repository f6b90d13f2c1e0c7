using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>One line per finding, for problem matchers and editors: <c>path:line:col: level id message</c>.</summary>
internal sealed class ConciseReport : Report
{
    public override string Name => "concise";

    public override void Write(LintResult result, TextWriter output, ReportOptions options)
    {
        foreach (var finding in result.Findings)
        {
            output.Write(finding.ToString().ReplaceLineEndings(" "));
            output.Write('\n');
        }
    }
}
