using System.Text;
using Compose.Cli.Hosting;

namespace Compose.Cli.Terminal;

/// <summary>A line below everything that is written to the terminal. Thread-safe.</summary>
/// <param name="terminal">Where the line is.</param>
/// <param name="columns">The width of the terminal: a line that does not fit is not shown.</param>
internal sealed class StatusLine(Stream terminal, Func<int> columns)
{
    private const int MostInOneWrite = 64 * 1024;
    private static readonly byte[] Erase = Encoding.ASCII.GetBytes("\r\e[K");

    private readonly Lock gate = new();
    private byte[] text = [];
    private int width;
    private bool isShown;
    private bool isAtStart = true;

    /// <summary>Shows another line.</summary>
    /// <param name="line">With escape sequences; empty for none.</param>
    /// <param name="visible">Its width without them.</param>
    public void Show(string line, int visible)
    {
        lock (gate)
        {
            (text, width) = (Encoding.UTF8.GetBytes(line), visible);
            Write([], terminal);
        }
    }

    /// <summary>A stream whose output appears above the line.</summary>
    /// <param name="target">The same terminal.</param>
    public Stream Above(Stream target) => new AboveStream(this, target);

    // In one write, so that the line does not flicker. Without a line, bytes go through as they are.
    private void Write(ReadOnlySpan<byte> content, Stream target)
    {
        lock (gate)
        {
            if (content.Length > 0)
                isAtStart = content[^1] == '\n';
            var erase = isShown ? Erase : [];
            isShown = isAtStart && text.Length > 0 && width < columns();
            var line = isShown ? text : [];
            if (content.Length > MostInOneWrite || erase.Length + line.Length == 0)
            {
                target.Write(erase);
                target.Write(content);
                target.Write(line);
            }
            else
            {
                target.Write([.. erase, .. content, .. line]);
            }
        }
    }

    private sealed class AboveStream(StatusLine line, Stream target) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => line.Write(buffer, target);

        public override void Write(byte[] buffer, int offset, int count) => line.Write(buffer.AsSpan(offset, count), target);

        public override void Flush() => target.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
