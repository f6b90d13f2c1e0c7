using System.Buffers;
using System.Text;
using System.Text.Json;
using Compose.Model.Diagnostics;

namespace Compose.Planning.Plans;

/// <summary>
/// A plan as JSON: <c>{"steps":[{"number","verb","kind","name","after","cause"}],"kept","undecided","warnings","problems"}</c>; problems in
/// the format of <c>lint</c>.
/// </summary>
public static class PlanJson
{
    public static string Write(Plan plan)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("steps");
            foreach (var node in plan.Nodes)
                WriteStep(writer, node);
            writer.WriteEndArray();
            WriteTexts(writer, "kept", plan.Kept.Select(kept => kept.Target.ToString()));
            WriteTexts(writer, "undecided", plan.Undecided);
            WriteTexts(writer, "warnings", plan.Warnings);
            writer.WriteStartArray("problems");
            foreach (var problem in plan.Problems)
                DiagnosticJson.Write(writer, problem);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteStep(Utf8JsonWriter writer, PlanNode node)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", node.Number);
        writer.WriteString("verb", node.Step.Verb);
        writer.WriteString("kind", node.Step.Target.Kind);
        writer.WriteString("name", node.Step.Target.Name);
        writer.WriteStartArray("after");
        foreach (var number in node.After)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
        writer.WriteString("cause", node.Step.Cause);
        if (node.Group is { } group)
            writer.WriteString("group", $"{group.Working} {group.Target}".ToLowerInvariant());
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
