using System.Text;

namespace Compose.Cli.Tests.InProcess;

/// <summary>An in-memory standard stream that records output and signals writes.</summary>
internal sealed class MemoryConsole : Stream
{
    private readonly MemoryStream written = new();
    private readonly Lock gate = new();
    private readonly List<(string Words, Action Then)> watched = [];

    public string Text
    {
        get
        {
            lock (gate)
                return Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length);
        }
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Runs an action once these words have been written.</summary>
    public void When(string words, Action then)
    {
        lock (gate)
            watched.Add((words, then));
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        List<Action> due = [];
        lock (gate)
        {
            written.Write(buffer);
            if (watched.Count == 0)
                return;
            var text = Text;
            due.AddRange(watched.Where(watch => text.Contains(watch.Words, StringComparison.Ordinal)).Select(static watch => watch.Then));
            watched.RemoveAll(watch => due.Contains(watch.Then));
        }

        // Not on this thread: the writer may hold locks that the reaction needs.
        foreach (var then in due)
            ThreadPool.UnsafeQueueUserWorkItem(static then => then(), then, preferLocal: false);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return default;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
