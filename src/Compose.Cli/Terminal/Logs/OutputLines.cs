using Compose.Engine.Streams;

namespace Compose.Cli.Terminal.Logs;

/// <summary>Reads a container's output line by line. Owns the stream.</summary>
/// <param name="timestamps">Whether the engine puts a timestamp before each line.</param>
internal sealed class OutputLines(ContainerStream stream, bool timestamps) : IAsyncDisposable
{
    private readonly byte[] buffer = new byte[32 * 1024];
    private readonly Source output = new(OutputKind.Stdout, stream.IsMultiplexed);
    private readonly Source errors = new(OutputKind.Stderr, stream.IsMultiplexed);
    private LineSplitter? reading;
    private LogLine current;

    public LogLine Current => current;

    /// <summary>Reads the next line; completes synchronously while there is output that was read ahead.</summary>
    /// <returns>False at the end.</returns>
    public ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken) =>
        reading?.TryTake(out current) == true ? new(true) : ReadMoreAsync(cancellationToken);

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async ValueTask<bool> ReadMoreAsync(CancellationToken cancellationToken)
    {
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { IsEnd: false } piece)
        {
            var source = piece.Kind == OutputKind.Stderr ? errors : output;
            var count = timestamps ? source.Times.Join(buffer.AsSpan(0, piece.Count), piece.StartsFrame) : piece.Count;
            reading = source.Lines;
            reading.Add(buffer.AsMemory(0, count));
            if (reading.TryTake(out current))
                return true;
        }

        reading = null;
        return output.Lines.TryTakeRest(out current) || errors.Lines.TryTakeRest(out current);
    }

    private sealed class Source(OutputKind kind, bool framed)
    {
        public LineSplitter Lines { get; } = new(kind);

        public TimedPieces Times { get; } = new(framed);
    }
}
