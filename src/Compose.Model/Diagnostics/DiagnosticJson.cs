using System.Text.Json;
using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>Writes findings as JSON. Lines and columns count from 1, ends are exclusive, columns count UTF-16 units.</summary>
public static class DiagnosticJson
{
    /// <summary>One object.</summary>
    public static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("id", diagnostic.Descriptor.Id);
        json.WriteString("name", diagnostic.Descriptor.Name);
        json.WriteString("severity", DiagnosticRenderer.Word(diagnostic.Severity));
        json.WriteString("message", diagnostic.Message);
        WritePlace(json, diagnostic.At);
        if (diagnostic.Label is { } label)
            json.WriteString("label", label);
        if (diagnostic.Help is { } help)
            json.WriteString("help", help);
        WriteList(json, "notes", diagnostic.Notes, static (json, note) => json.WriteStringValue(note));
        WriteList(
            json,
            "related",
            diagnostic.Related,
            static (json, related) =>
            {
                json.WriteStartObject();
                json.WriteString("message", related.Label);
                WritePlace(json, related.At);
                json.WriteEndObject();
            }
        );
        WriteList(json, "fixes", Redaction.FixesToShow(diagnostic), WriteFix);
        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, Fix fix)
    {
        json.WriteStartObject();
        json.WriteString("title", fix.Title);
        json.WriteString("applicability", fix.Applicability == Applicability.Safe ? "safe" : "unsafe");
        WriteList(
            json,
            "edits",
            fix.Edits,
            static (json, edit) =>
            {
                json.WriteStartObject();
                WritePlace(json, edit.At);
                json.WriteString("newText", edit.NewText);
                json.WriteEndObject();
            }
        );
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Location at)
    {
        json.WriteString("path", at.Source.Path);
        json.WriteNumber("line", at.Start.Line);
        json.WriteNumber("column", at.Start.Column);
        json.WriteNumber("endLine", at.End.Line);
        json.WriteNumber("endColumn", at.End.Column);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }
}
