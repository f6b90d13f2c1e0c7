using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>JSON: all findings with locations and fixes, and the counts.</summary>
internal sealed class JsonReport : Report
{
    public override string Name => "json";

    public override void Write(LintResult result, TextWriter output, ReportOptions options) =>
        output.Write(
            ReportJson.Write(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("version", 1);
                json.WriteStartArray("findings");
                foreach (var finding in result.Findings)
                    DiagnosticJson.Write(json, finding);
                json.WriteEndArray();
                json.WriteStartObject("summary");
                json.WriteNumber("error", result.Count(Severity.Error));
                json.WriteNumber("warning", result.Count(Severity.Warning));
                json.WriteNumber("info", result.Count(Severity.Info));
                json.WriteNumber("style", result.Count(Severity.Style));
                json.WriteNumber("suppressed", result.Suppressed);
                json.WriteNumber("baseline", result.Accepted);
                json.WriteEndObject();
                json.WriteEndObject();
            })
        );
}
