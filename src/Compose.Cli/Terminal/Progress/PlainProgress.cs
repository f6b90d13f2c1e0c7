using Compose.Planning.Plans;

namespace Compose.Cli.Terminal.Progress;

/// <summary>One line per event, with a leading space. Byte counts alone do not repeat a row.</summary>
internal sealed class PlainProgress(TextWriter output) : ProgressDisplay
{
    private readonly Dictionary<string, string> last = new(StringComparer.Ordinal);

    public override void Report(ProgressEvent report)
    {
        // Errors are reported once, at the end.
        var line = report is { Status: not ProgressStatus.Error, Details: { Length: > 0 } details }
            ? $" {report.Id} {report.Text} {details}"
            : $" {report.Id} {report.Text}";
        lock (last)
        {
            if (last.TryGetValue(report.Id, out var before) && before == line)
                return;
            last[report.Id] = line;
            output.WriteLine(line);
        }
    }
}
