using Compose.Planning.Plans;

namespace Compose.Cli.Terminal.Progress;

/// <summary>One line an event, a blank in front. A row that only moves bytes is not written again.</summary>
internal sealed class PlainProgress(TextWriter output) : ProgressDisplay
{
    private readonly Dictionary<string, string> last = new(StringComparer.Ordinal);

    public override void Report(ProgressEvent report)
    {
        // What went wrong is told once, at the end.
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
