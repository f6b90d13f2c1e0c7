using Compose.Engine;
using Compose.Engine.Contract;

namespace Compose.Cli.Terminal.Logs;

/// <summary>
/// Merges the logs of several containers by the engine's timestamps. The reference prints whichever answer arrives first.
/// </summary>
internal static class LogMerge
{
    public static async Task PrintAsync(
        IEngine engine,
        IReadOnlyList<LogSource> sources,
        LogOptions options,
        LogPrinter printer,
        CancellationToken cancellationToken
    )
    {
        var open = new List<(IAsyncEnumerator<string> Lines, LogSource Source)>();
        var next = new PriorityQueue<int, (string Time, int Number)>();
        try
        {
            foreach (var source in sources)
                open.Add(
                    (
                        source
                            .ReadAsync(engine, options with { Timestamps = true }, cancellationToken)
                            .GetAsyncEnumerator(cancellationToken),
                        source
                    )
                );
            for (var i = 0; i < open.Count; i++)
                await AdvanceAsync(i).ConfigureAwait(false);
            while (next.TryDequeue(out var first, out _))
            {
                var (lines, source) = open[first];
                printer.Write(
                    source.Name,
                    options.Timestamps ? lines.Current : lines.Current[Math.Min(lines.Current.Length, TimeOf(lines.Current).Length + 1)..]
                );
                await AdvanceAsync(first).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (var (lines, _) in open)
                await lines.DisposeAsync().ConfigureAwait(false);
        }

        async Task AdvanceAsync(int number)
        {
            if (await open[number].Lines.MoveNextAsync().ConfigureAwait(false))
                next.Enqueue(number, (TimeOf(open[number].Lines.Current), number));
        }
    }

    /// <summary>Engine timestamps have a fixed length, so they sort as text.</summary>
    private static string TimeOf(string line)
    {
        var blank = line.IndexOf(' ');
        return blank < 0 ? line : line[..blank];
    }
}
