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
/// <param name="StartsFrame">Whether the engine began to send a new message with it; unknown, and so false, where outputs are not told apart.</param>
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
    private readonly Stream _output;
    private readonly FrameReader? _frames;
    private readonly DuplexStream? _input;

    /// <param name="output">What the engine sends.</param>
    /// <param name="multiplexed">It comes in frames that say which output they are.</param>
    /// <param name="input">Where standard input goes; null when there is none.</param>
    public ContainerStream(Stream output, bool multiplexed, DuplexStream? input = null)
    {
        _output = output;
        _frames = multiplexed ? new(output) : null;
        _input = input;
    }

    /// <summary>Outputs are told apart.</summary>
    public bool IsMultiplexed => _frames is not null;

    /// <summary>The next piece, as soon as there is any.</summary>
    /// <exception cref="EngineException">The connection breaks off, the engine reports a failure, or it sends what is no stream.</exception>
    public async ValueTask<OutputPiece> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return _frames is null
                ? new(OutputKind.Stdout, await _output.ReadAsync(buffer, cancellation).ConfigureAwait(false))
                : await _frames.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new EngineException(null, "the connection to the engine broke off in the middle of the output", "stream", error);
        }
    }

    /// <summary>Sends to standard input.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        _input is null ? throw new InvalidOperationException("standard input is not attached") : _input.WriteAsync(bytes, cancellation);

    /// <summary>Ends standard input; output keeps coming.</summary>
    public ValueTask CloseInputAsync(CancellationToken cancellation) => _input?.CloseWriteAsync(cancellation) ?? default;

    /// <summary>Copies all output to its end.</summary>
    public async Task CopyOutputToAsync(Stream stdout, Stream stderr, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            while (await ReadAsync(buffer, cancellation).ConfigureAwait(false) is { IsEnd: false } piece)
            {
                var target = piece.Kind == OutputKind.Stderr ? stderr : stdout;
                await target.WriteAsync(buffer.AsMemory(0, piece.Count), cancellation).ConfigureAwait(false);
                await target.FlushAsync(cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Copies all of <paramref name="stdin"/> to standard input, then ends it. Returns early when nobody reads it any more.</summary>
    public async Task CopyInputFromAsync(Stream stdin, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stdin.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            try
            {
                await WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
                // What read it has ended. Its output and exit code tell how.
                cancellation.ThrowIfCancellationRequested();
                return;
            }
        }
        await CloseInputAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_input is not null)
            await _input.DisposeAsync().ConfigureAwait(false);
        await _output.DisposeAsync().ConfigureAwait(false);
    }
}
