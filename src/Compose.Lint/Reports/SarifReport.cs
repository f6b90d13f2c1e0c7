using System.Collections.Immutable;
using System.Text.Json;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Text;

namespace Compose.Lint.Reports;

/// <summary>SARIF 2.1.0, the subset used by code scanning; columns count UTF-16 units from 1, ends are exclusive.</summary>
internal sealed class SarifReport : Report
{
    public override string Name => "sarif";

    public override void Write(LintResult result, TextWriter output, ReportOptions options) =>
        output.Write(
            ReportJson.Write(json =>
            {
                var rules = result
                    .Findings.Select(static f => f.Descriptor)
                    .Concat(result.Hidden.Select(static h => h.Finding.Descriptor))
                    .DistinctBy(static d => d.Id)
                    .OrderBy(static d => d.Id, StringComparer.Ordinal)
                    .ToList();
                var run = new SarifRun(json, options);
                json.WriteStartObject();
                json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
                json.WriteString("version", "2.1.0");
                json.WriteStartArray("runs");
                json.WriteStartObject();
                run.WriteTool(rules);
                run.WriteInvocation(result);
                json.WriteString("columnKind", "utf16CodeUnits");
                json.WriteStartArray("results");
                var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var finding in result.Findings.Where(static f => !DiscoveryDiagnostics.IsUnread(f)))
                    WriteResult(json, finding, null, rules, seen, options);
                foreach (var hidden in result.Hidden)
                    WriteResult(json, hidden.Finding, hidden, rules, seen, options);
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            })
        );

    private static void WriteResult(
        Utf8JsonWriter json,
        Diagnostic finding,
        HiddenFinding? hidden,
        List<Descriptor> rules,
        Dictionary<string, int> seen,
        ReportOptions options
    )
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Descriptor.Id);
        json.WriteNumber("ruleIndex", rules.FindIndex(r => r.Id == finding.Descriptor.Id));
        json.WriteString("level", SarifRun.Level(finding.Severity));
        WriteText(
            json,
            "message",
            finding.Help is { } help ? $"{finding.Message}. {char.ToUpperInvariant(help[0])}{help[1..]}." : finding.Message
        );
        json.WriteStartArray("locations");
        WriteLocation(json, finding.At, null, options);
        json.WriteEndArray();
        if (!finding.Related.IsEmpty)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var related in finding.Related)
                WriteLocation(json, related.At, related.Label, options);
            json.WriteEndArray();
        }

        json.WriteStartObject("partialFingerprints");
        json.WriteString("composeLint/v1", ReportJson.Fingerprint(finding, seen));
        json.WriteEndObject();
        if (Redaction.FixesToShow(finding) is { IsEmpty: false } fixes)
            WriteFixes(json, fixes, options);
        if (hidden is not null)
            WriteSuppression(json, hidden);
        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, HiddenFinding hidden)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", hidden.InBaseline ? "external" : "inSource");
        if (hidden.Reason is { } reason)
            json.WriteString("justification", reason);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteFixes(Utf8JsonWriter json, ImmutableArray<Fix> fixes, ReportOptions options)
    {
        json.WriteStartArray("fixes");
        foreach (var fix in fixes)
        {
            json.WriteStartObject();
            WriteText(json, "description", fix.Title);
            json.WriteStartArray("artifactChanges");
            foreach (var file in fix.Edits.GroupBy(static e => e.At.Source))
            {
                json.WriteStartObject();
                WriteArtifact(json, file.Key, options);
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

    private static void WriteLocation(Utf8JsonWriter json, Location at, string? message, ReportOptions options)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, at.Source, options);
        WriteRegion(json, "region", at);
        json.WriteEndObject();
        if (message is not null)
            WriteText(json, "message", message);
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, SourceText source, ReportOptions options)
    {
        var path = options.InRepository(source.Path);
        var uri = Uri.EscapeDataString(path).Replace("%2F", "/");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Path.IsPathRooted(path) ? $"file://{uri}" : uri);
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
}
