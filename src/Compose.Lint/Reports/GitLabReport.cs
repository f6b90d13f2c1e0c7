using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>GitLab's Code Quality report.</summary>
internal sealed class GitLabReport : Report
{
    public override string Name => "gitlab";

    public override void Write(LintResult result, TextWriter output, ReportOptions options) =>
        output.Write(
            ReportJson.Write(json =>
            {
                var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                json.WriteStartArray();
                foreach (var finding in result.Findings)
                {
                    json.WriteStartObject();
                    json.WriteString("description", finding.Message);
                    json.WriteString("check_name", $"{finding.Descriptor.Id} {finding.Descriptor.Name}");
                    json.WriteString("fingerprint", ReportJson.Fingerprint(finding, seen));
                    json.WriteString(
                        "severity",
                        finding.Severity switch
                        {
                            Severity.Error => "critical",
                            Severity.Warning => "major",
                            Severity.Info => "minor",
                            _ => "info",
                        }
                    );
                    json.WriteStartObject("location");
                    json.WriteString("path", options.InRepository(finding.At.Source.Path));
                    json.WriteStartObject("lines");
                    json.WriteNumber("begin", finding.At.Start.Line);
                    json.WriteNumber("end", finding.At.End.Line);
                    json.WriteEndObject();
                    json.WriteEndObject();
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            })
        );
}
