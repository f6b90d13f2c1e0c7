using System.Buffers;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>The output stream of a piece. With a terminal everything is <see cref="Stdout"/>.</summary>
public enum OutputKind
{
    Stdout = 1,
    Stderr = 2,
}

/// <summary>A piece of output; <see cref="Count"/> is 0 at the end.</summary>
/// <param name="StartsFrame">Whether it starts a new engine frame; unknown, and so false, for streams that are not multiplexed.</param>
public readonly record struct OutputPiece(OutputKind Kind, int Count, bool StartsFrame = false)
{
    /// <summary>Whether this is the end of the stream.</summary>
    public bool IsEnd => Count == 0;
}

/// <summary>
/// The client side of a container's or command's standard streams. Supports one reader and one writer concurrently. Disposing closes the
/// connection and ends a pending read.
/// </summary>
public sealed class ContainerStream : IAsyncDisposable
{
    private readonly Stream output;
    private readonly FrameReader? frames;
    private readonly DuplexStream? input;

    /// <param name="output">The stream from the engine.</param>
    /// <param name="multiplexed">Whether the output consists of frames that identify their stream.</param>
    /// <param name="input">Receives standard input; null when there is none.</param>
    public ContainerStream(Stream output, bool multiplexed, DuplexStream? input = null)
    {
        this.output = output;
        frames = multiplexed ? new(output) : null;
        this.input = input;
    }

    /// <summary>Whether output streams are distinguished.</summary>
    public bool IsMultiplexed => frames is not null;

    /// <summary>Reads the next piece, as soon as any output is available.</summary>
    /// <exception cref="EngineException">The connection breaks, the engine reports a failure, or the stream is malformed.</exception>
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

    /// <summary>Writes to standard input.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        input is null ? throw new InvalidOperationException("standard input is not attached") : input.WriteAsync(bytes, cancellationToken);

    /// <summary>Closes standard input; output continues.</summary>
    public ValueTask CloseInputAsync(CancellationToken cancellationToken) => input?.CloseWriteAsync(cancellationToken) ?? default;

    /// <summary>Copies all output until its end.</summary>
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

    /// <summary>Copies <paramref name="stdin"/> to standard input and closes it. Returns early when nobody reads it any more.</summary>
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
                // The reader has exited; its output and exit code tell why.
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
