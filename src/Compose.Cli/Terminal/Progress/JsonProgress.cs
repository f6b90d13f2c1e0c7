using System.Buffers;
using System.Text;
using System.Text.Json;
using Compose.Planning.Plans;

namespace Compose.Cli.Terminal.Progress;

/// <summary>One JSON object per event, without empty fields.</summary>
internal sealed class JsonProgress(TextWriter output, bool dryRun) : ProgressDisplay
{
    private readonly Lock gate = new();

    public override void Report(ProgressEvent report)
    {
        var line = Line(report);
        lock (gate)
            output.WriteLine(line);
    }

    private string Line(ProgressEvent report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (dryRun)
                json.WriteBoolean("dry-run", true);
            json.WriteString("id", report.Id);
            if (report.Parent is { } parent)
                json.WriteString("parent_id", parent);
            json.WriteString("status", report.Status.ToString());
            json.WriteString("text", report.Text);
            if (report.Details is { Length: > 0 } details)
                json.WriteString("details", details);
            if (report.Current > 0)
                json.WriteNumber("current", report.Current);
            if (report.Total > 0)
            {
                json.WriteNumber("total", report.Total);
                json.WriteNumber("percent", Math.Min(100, report.Current * 100 / report.Total));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
