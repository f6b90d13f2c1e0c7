using Compose.Engine;
using Compose.Engine.Contract;

namespace Compose.Cli.Terminal.Logs;

/// <summary>
/// Merges the logs of several containers by the engine's timestamps. The reference prints whichever answer arrives first.
/// </summary>
internal sealed class LogMerge(LogPrinter printer, bool timestamps) : IAsyncDisposable
{
    private readonly List<(OutputLines Lines, string Name)> open = [];
    private readonly PriorityQueue<int, (EngineTime Time, int Number)> next = new();

    public static async Task PrintAsync(
        IEngine engine,
        IReadOnlyList<LogSource> sources,
        LogOptions options,
        LogPrinter printer,
        CancellationToken cancellationToken
    )
    {
        await using var merge = new LogMerge(printer, options.Timestamps);
        foreach (var source in sources)
        {
            var lines = await source.OpenAsync(engine, options with { Timestamps = true }, cancellationToken).ConfigureAwait(false);
            merge.open.Add((lines, source.Name));
        }

        try
        {
            await merge.PrintAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // What was read before a failure is shown.
            printer.Flush();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (lines, _) in open)
            await lines.DisposeAsync().ConfigureAwait(false);
    }

    private async Task PrintAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < open.Count; i++)
            if (await printer.NextAsync(open[i].Lines, cancellationToken).ConfigureAwait(false))
                next.Enqueue(i, (TimeOf(i), i));
        while (next.TryPeek(out var first, out _))
        {
            Print(first);
            if (!await PrintRestAsync(first, cancellationToken).ConfigureAwait(false))
                next.Dequeue();
            else
                next.DequeueEnqueue(first, (TimeOf(first), first));
        }
    }

    private EngineTime TimeOf(int number) => EngineTime.Of(open[number].Lines.Current.Text.Span);

    private void Print(int number)
    {
        var (lines, name) = open[number];
        var line = lines.Current;
        var time = line.Text.Span.IndexOf((byte)' ');
        printer.Write(name, timestamps || time < 0 ? line : line with { Text = line.Text[(time + 1)..] });
    }

    /// <summary>Prints the further parts of a very long line, and reads the next line.</summary>
    private async ValueTask<bool> PrintRestAsync(int number, CancellationToken cancellationToken)
    {
        var (lines, name) = open[number];
        while (true)
        {
            var ends = lines.Current.Ends;
            if (!await printer.NextAsync(lines, cancellationToken).ConfigureAwait(false))
                return false;
            if (ends)
                return true;
            printer.Write(name, lines.Current);
        }
    }
}
