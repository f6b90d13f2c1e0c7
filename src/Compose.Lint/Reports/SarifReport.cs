using System.Text.Json;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint.Reports;

/// <summary>SARIF 2.1.0, the subset used by code scanning; columns count UTF-16 units from 1, ends are exclusive.</summary>
internal sealed class SarifReport : Report
{
    public override string Name => "sarif";

    public override void Write(LintResult result, TextWriter output, DiagnosticStyle style) =>
        output.Write(
            ReportJson.Write(json =>
            {
                var rules = result
                    .Findings.Select(static f => f.Descriptor)
                    .DistinctBy(static d => d.Id)
                    .OrderBy(static d => d.Id, StringComparer.Ordinal)
                    .ToList();
                json.WriteStartObject();
                json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
                json.WriteString("version", "2.1.0");
                json.WriteStartArray("runs");
                json.WriteStartObject();
                json.WriteStartObject("tool");
                json.WriteStartObject("driver");
                json.WriteString("name", "compose lint");
                json.WriteStartArray("rules");
                foreach (var rule in rules)
                    WriteRule(json, rule);
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteString("columnKind", "utf16CodeUnits");
                json.WriteStartArray("results");
                var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var finding in result.Findings)
                    WriteResult(json, finding, rules.FindIndex(r => r.Id == finding.Descriptor.Id), seen);
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            })
        );

    private static void WriteRule(Utf8JsonWriter json, Descriptor rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        WriteText(json, "shortDescription", rule.Title);
        json.WriteStartObject("help");
        json.WriteString("text", rule.Page);
        json.WriteString("markdown", rule.Page);
        json.WriteEndObject();

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic finding, int rule, Dictionary<string, int> seen)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Descriptor.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        WriteText(
            json,
            "message",
            finding.Help is { } help ? $"{finding.Message}. {char.ToUpperInvariant(help[0])}{help[1..]}." : finding.Message
        );
        json.WriteStartArray("locations");
        WriteLocation(json, finding.At, null);
        json.WriteEndArray();
        if (!finding.Related.IsEmpty)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var related in finding.Related)
                WriteLocation(json, related.At, related.Label);
            json.WriteEndArray();
        }

        json.WriteStartObject("partialFingerprints");
        json.WriteString("composeLint/v1", ReportJson.Fingerprint(finding, seen));
        json.WriteEndObject();
        if (!finding.Fixes.IsEmpty)
            WriteFixes(json, finding);
        json.WriteEndObject();
    }

    private static void WriteFixes(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartArray("fixes");
        foreach (var fix in finding.Fixes)
        {
            json.WriteStartObject();
            WriteText(json, "description", fix.Title);
            json.WriteStartArray("artifactChanges");
            foreach (var file in fix.Edits.GroupBy(static e => e.At.Source))
            {
                json.WriteStartObject();
                WriteArtifact(json, file.Key);
                json.WriteStartArray("replacements");
                foreach (var edit in file)
                {
                    json.WriteStartObject();
                    WriteRegion(json, "deletedRegion", edit.At);
                    WriteText(json, "insertedContent", edit.NewText);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, Location at, string? message)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, at.Source);
        WriteRegion(json, "region", at);
        json.WriteEndObject();
        if (message is not null)
            WriteText(json, "message", message);
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, SourceText source)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString(
            "uri",
            Path.IsPathRooted(source.Path)
                ? "file://" + Uri.EscapeDataString(source.Path).Replace("%2F", "/")
                : Uri.EscapeDataString(source.Path).Replace("%2F", "/")
        );
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, Location at)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", at.Start.Line);
        json.WriteNumber("startColumn", at.Start.Column);
        json.WriteNumber("endLine", at.End.Line);
        json.WriteNumber("endColumn", at.End.Column);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };
}
