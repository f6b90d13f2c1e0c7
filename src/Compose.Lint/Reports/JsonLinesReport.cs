using System.Text.Json;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>One JSON object per line and finding, as in the json report: for tools that read line by line.</summary>
internal sealed class JsonLinesReport : Report
{
    public override string Name => "jsonl";

    public override void Write(LintResult result, TextWriter output, ReportOptions options)
    {
        foreach (var finding in result.Findings)
            output.Write(ReportJson.WriteLine(json => DiagnosticJson.Write(json, finding)));
    }
}
