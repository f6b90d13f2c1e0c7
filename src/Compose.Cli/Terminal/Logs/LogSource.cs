using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Streams;

namespace Compose.Cli.Terminal.Logs;

/// <summary>The stored log of one container.</summary>
internal sealed record LogSource(string Id, string Name, bool Tty)
{
    /// <summary>The name in line prefixes: without the project prefix; a custom name stays unchanged.</summary>
    public static string NameOf(string container, string project) =>
        container.StartsWith(project + "-", StringComparison.Ordinal) || container.StartsWith(project + "_", StringComparison.Ordinal)
            ? container[(project.Length + 1)..]
            : container;

    public async IAsyncEnumerable<string> ReadAsync(
        IEngine engine,
        LogOptions options,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var stream = await engine.ContainerLogsAsync(Id, options with { Tty = Tty }, cancellationToken).ConfigureAwait(false);
        var output = new LineSplitter();
        var errors = new LineSplitter();
        var (outputTimes, errorTimes) = (new TimedPieces(stream.IsMultiplexed), new TimedPieces(stream.IsMultiplexed));
        var buffer = new byte[32 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { IsEnd: false } piece)
        {
            var (lines, times) = piece.Kind == OutputKind.Stderr ? (errors, errorTimes) : (output, outputTimes);
            var count = options.Timestamps ? times.Join(buffer.AsSpan(0, piece.Count), piece.StartsFrame) : piece.Count;
            foreach (var line in lines.Add(buffer.AsMemory(0, count)))
                yield return line;
        }

        if (output.Rest() is { } last)
            yield return last;
        if (errors.Rest() is { } lastError)
            yield return lastError;
    }
}
