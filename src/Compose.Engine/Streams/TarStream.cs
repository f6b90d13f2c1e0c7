using System.Formats.Tar;
using System.IO.Pipelines;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>A tar written while it is read, so that only a few buffers are in memory. Disposing stops the writer.</summary>
public sealed class TarStream : Stream
{
    private readonly CancellationTokenSource stop;
    private readonly Stream read;
    private bool disposed;

    private TarStream(Stream read, CancellationTokenSource stop)
    {
        this.read = read;
        this.stop = stop;
    }

    /// <summary>Starts writing the items, in order.</summary>
    /// <remarks>Reading throws <see cref="EngineException"/> when a file is unreadable.</remarks>
    public static TarStream Open(IEnumerable<TarItem> items, CancellationToken cancellationToken)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pipe = new Pipe();
        var token = stop.Token;
        _ = Task.Run(() => WriteAsync(items, pipe.Writer, token), CancellationToken.None);
        return new(pipe.Reader.AsStream(), stop);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => read.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        read.ReadAsync(buffer, offset, count, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        read.ReadAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            stop.Cancel();
            stop.Dispose();
            read.Dispose();
        }
        base.Dispose(disposing);
    }

    private static async Task WriteAsync(IEnumerable<TarItem> items, PipeWriter pipe, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            var stream = pipe.AsStream(leaveOpen: true);
            await using var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
            foreach (var item in items)
            {
                // The tar writer buffers nothing between items, so others may write in between.
                if (RawName.Is(item.Name))
                    await RawItemWriter.WriteAsync(stream, item, cancellationToken).ConfigureAwait(false);
                else
                    await TarItemWriter.WriteAsync(writer, item, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            failure = error; // to be thrown by the reader: the writer is not awaited
        }
        await pipe.CompleteAsync(failure).ConfigureAwait(false);
    }
}
