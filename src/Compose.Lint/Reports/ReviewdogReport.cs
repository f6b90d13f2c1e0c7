using System.Text;
using System.Text.Json;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint.Reports;

/// <summary>Reviewdog's rdjson. Its columns count UTF-8 bytes from 1, ends are exclusive.</summary>
internal sealed class ReviewdogReport : Report
{
    public override string Name => "rdjson";

    public override void Write(LintResult result, TextWriter output, ReportOptions options) =>
        output.Write(
            ReportJson.Write(json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("source");
                json.WriteString("name", "compose lint");
                json.WriteEndObject();
                json.WriteStartArray("diagnostics");
                foreach (var finding in result.Findings)
                    WriteFinding(json, finding, options);
                json.WriteEndArray();
                json.WriteEndObject();
            })
        );

    private static void WriteFinding(Utf8JsonWriter json, Diagnostic finding, ReportOptions options)
    {
        json.WriteStartObject();
        json.WriteString("message", finding.Help is { } help ? $"{finding.Message}\n{help}" : finding.Message);
        WriteLocation(json, finding.At);
        json.WriteString("severity", ReportXml.Word(finding.Severity).ToUpperInvariant());
        json.WriteStartObject("code");
        json.WriteString("value", finding.Descriptor.Id);
        if (options.PageOf(finding.Descriptor.Id) is { } page)
            json.WriteString("url", page);
        json.WriteEndObject();
        json.WriteStartArray("suggestions");
        foreach (var fix in Redaction.FixesToShow(finding).Where(fix => fix.Edits.All(edit => edit.At.Source == finding.At.Source)))
            WriteSuggestion(json, fix);
        json.WriteEndArray();
        json.WriteStartArray("relatedLocations");
        foreach (var related in finding.Related)
        {
            json.WriteStartObject();
            json.WriteString("message", related.Label);
            WriteLocation(json, related.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Several suggestions are alternatives, so the edits of a fix become one that spans them all.</summary>
    private static void WriteSuggestion(Utf8JsonWriter json, Fix fix)
    {
        if (fix.Edits.IsEmpty)
            return;
        var source = fix.Edits[0].At.Source;
        var text = new StringBuilder();
        var edits = fix.Edits.OrderBy(static edit => edit.At.Span.Start).ToList();
        var (start, at) = (edits[0].At.Span.Start, edits[0].At.Span.Start);
        foreach (var edit in edits)
        {
            text.Append(source.Text, at, edit.At.Span.Start - at).Append(edit.NewText);
            at = edit.At.Span.End;
        }

        json.WriteStartObject();
        WriteRange(json, new Location(source, TextSpan.Between(start, at)));
        json.WriteString("text", text.ToString());
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, Location at)
    {
        json.WriteStartObject("location");
        json.WriteString("path", at.Source.Path);
        if (at.Source.Text.Length > 0)
            WriteRange(json, at);
        json.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter json, Location at)
    {
        json.WriteStartObject("range");
        WritePosition(json, "start", at.Source, at.Start);
        WritePosition(json, "end", at.Source, at.End);
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, string name, SourceText source, LinePosition at)
    {
        var start = source.StartOfLine(at.Line);
        json.WriteStartObject(name);
        json.WriteNumber("line", at.Line);
        json.WriteNumber("column", Encoding.UTF8.GetByteCount(source.Text.AsSpan(start, at.Column - 1)) + 1);
        json.WriteEndObject();
    }
}
