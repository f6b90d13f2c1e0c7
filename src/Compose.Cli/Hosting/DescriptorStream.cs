namespace Compose.Cli.Hosting;

/// <summary>
/// An unbuffered standard stream. The runtime's own streams swallow a broken pipe, so that `logs --follow | head -1` would never end; here
/// it raises an <see cref="IOException"/>.
/// </summary>
internal sealed class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = -4;
    private const int TryAgain = -11;

    public override bool CanRead => descriptor == 0;

    public override bool CanWrite => descriptor != 0;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            var count = SystemCalls.Read(descriptor, buffer);
            if (count >= 0)
                return count;
            if (count == TryAgain)
                Thread.Yield();
            else if (count != Interrupted)
                throw new IOException("standard input cannot be read", -count);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = SystemCalls.Write(descriptor, buffer);
            if (count >= 0)
                buffer = buffer[count..];
            else if (count == TryAgain)
                Thread.Yield();
            else if (count != Interrupted)
                throw new BrokenOutputException(-count);
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

/// <summary>The output has no reader any more, or no space is left.</summary>
/// <param name="error">The system's error number.</param>
internal sealed class BrokenOutputException(int error) : IOException("output cannot be written", error)
{
    private const int NobodyReads = 32;

    /// <summary>Whether the reader has gone, as <c>head</c> does: not a failure to report.</summary>
    public bool IsUnread => HResult == NobodyReads;
}
