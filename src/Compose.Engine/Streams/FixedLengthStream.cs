namespace Compose.Engine.Streams;

/// <summary>
/// A file of exactly its length at opening: appended data is ignored, missing data becomes zeros. A tar states the length first, and any
/// deviation would shift everything that follows.
/// </summary>
internal sealed class FixedLengthStream(Stream inner, long length) : Stream
{
    private long position;

    public override bool CanRead => true;
    public override bool CanWrite => false;

    // The tar writer queries the length only of seekable streams.
    public override bool CanSeek => true;
    public override long Length => length;
    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        buffer = buffer[..Wanted(buffer.Length)];
        return Advance(inner.Read(buffer), buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        buffer = buffer[..Wanted(buffer.Length)];
        return Advance(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Span);
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Wanted(int room) => (int)Math.Min(room, length - position);

    private int Advance(int count, Span<byte> buffer)
    {
        if (count == 0 && buffer.Length > 0)
        {
            buffer.Clear();
            count = buffer.Length;
        }
        position += count;
        return count;
    }
}
