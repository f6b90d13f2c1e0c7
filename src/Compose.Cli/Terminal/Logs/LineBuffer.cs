using System.Buffers;
using Compose.Engine.Streams;

namespace Compose.Cli.Terminal.Logs;

/// <summary>
/// Lines on their way to a stream, many in one write. A line may come in parts; when another writer's line comes between two of them, it is
/// ended there. Not thread-safe.
/// </summary>
internal sealed class LineBuffer(Stream stream)
{
    private const int Enough = 64 * 1024;

    private readonly ArrayBufferWriter<byte> waiting = new();
    private (string Name, OutputKind Kind) writer;
    private bool isOpen;

    /// <summary>Begins a line, or continues that of the same writer.</summary>
    /// <returns>Whether a line begins.</returns>
    public bool Begin(string name, OutputKind kind)
    {
        if (isOpen && writer == (name, kind))
            return false;
        if (isOpen)
            End();
        (isOpen, writer) = (true, (name, kind));
        return true;
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        // Not doubled to hold megabytes that can be written at once.
        if (waiting.WrittenCount + text.Length > Enough)
            Flush();
        if (text.Length > Enough)
            stream.Write(text);
        else
            waiting.Write(text);
    }

    public void End()
    {
        Add("\n"u8);
        isOpen = false;
    }

    public void Flush()
    {
        if (waiting.WrittenCount == 0)
            return;
        var bytes = waiting.WrittenSpan;
        // Reset first: what cannot be written is not tried again.
        waiting.ResetWrittenCount();
        stream.Write(bytes);
    }
}
