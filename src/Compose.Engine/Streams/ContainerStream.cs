using System.Buffers;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>Which of a container's outputs a piece came from. With a terminal everything is <see cref="Stdout"/>.</summary>
public enum OutputKind
{
    Stdout = 1,
    Stderr = 2,
}

/// <summary>A piece of output; <see cref="Count"/> 0 is the end.</summary>
/// <param name="StartsFrame">Whether the engine began to send a new message with it; unknown, and so false, where outputs are not told
/// apart.</param>
public readonly record struct OutputPiece(OutputKind Kind, int Count, bool StartsFrame = false)
{
    /// <summary>Nothing more will come.</summary>
    public bool IsEnd => Count == 0;
}

/// <summary>
/// The other end of a container's or a command's standard streams. One reader and one writer at a time, both at once.
/// Disposing closes the connection and ends a pending read.
/// </summary>
public sealed class ContainerStream : IAsyncDisposable
{
    private readonly Stream output;
    private readonly FrameReader? frames;
    private readonly DuplexStream? input;

    /// <param name="output">What the engine sends.</param>
    /// <param name="multiplexed">It comes in frames that say which output they are.</param>
    /// <param name="input">Where standard input goes; null when there is none.</param>
    public ContainerStream(Stream output, bool multiplexed, DuplexStream? input = null)
    {
        this.output = output;
        frames = multiplexed ? new(output) : null;
        this.input = input;
    }

    /// <summary>Outputs are told apart.</summary>
    public bool IsMultiplexed => frames is not null;

    /// <summary>The next piece, as soon as there is any.</summary>
    /// <exception cref="EngineException">The connection breaks off, the engine reports a failure, or it sends what is no
    /// stream.</exception>
    public async ValueTask<OutputPiece> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return frames is null
                ? new(OutputKind.Stdout, await output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
                : await frames.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new EngineException(null, "the connection to the engine was lost while reading the output", "stream", error);
        }
    }

    /// <summary>Sends to standard input.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        input is null ? throw new InvalidOperationException("standard input is not attached") : input.WriteAsync(bytes, cancellationToken);

    /// <summary>Ends standard input; output keeps coming.</summary>
    public ValueTask CloseInputAsync(CancellationToken cancellationToken) => input?.CloseWriteAsync(cancellationToken) ?? default;

    /// <summary>Copies all output to its end.</summary>
    public async Task CopyOutputToAsync(Stream stdout, Stream stderr, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            while (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { IsEnd: false } piece)
            {
                var target = piece.Kind == OutputKind.Stderr ? stderr : stdout;
                await target.WriteAsync(buffer.AsMemory(0, piece.Count), cancellationToken).ConfigureAwait(false);
                await target.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Copies all of <paramref name="stdin"/> to standard input, then ends it. Returns early when nobody reads it any more.
    /// </summary>
    public async Task CopyInputFromAsync(Stream stdin, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stdin.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            try
            {
                await WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
                // What read it has ended. Its output and exit code tell how.
                cancellationToken.ThrowIfCancellationRequested();
                return;
            }
        }
        await CloseInputAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (input is not null)
            await input.DisposeAsync().ConfigureAwait(false);
        await output.DisposeAsync().ConfigureAwait(false);
    }
}
