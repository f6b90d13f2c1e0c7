using System.Buffers;
using Compose.Engine.Streams;

namespace Compose.Cli.Terminal.Logs;

/// <summary>
/// Splits output into lines; an unterminated rest at the end is a line too. Bytes remain as they are, valid UTF-8 or not. A line of more
/// than a megabyte comes in parts, so that memory is bounded.
/// </summary>
internal sealed class LineSplitter(OutputKind kind)
{
    private const int Longest = 1024 * 1024;

    private readonly ArrayBufferWriter<byte> begun = new();
    private ReadOnlyMemory<byte> input;
    private bool isTaken;

    /// <summary>Adds output; what was added before must have been taken.</summary>
    public void Add(ReadOnlyMemory<byte> bytes) => input = bytes;

    /// <summary>Takes the next line; false when more output is needed.</summary>
    public bool TryTake(out LogLine line)
    {
        Forget();
        line = default;
        var end = input.Span.IndexOf((byte)'\n');
        if (end >= 0)
        {
            var text = input[..end];
            input = input[(end + 1)..];
            if (begun.WrittenCount > 0)
                text = Begun(text);
            line = new(WithoutReturn(text), Ends: true, kind);
            return true;
        }

        var all = Begun(input);
        input = default;
        // A carriage return may be a part of the line's end.
        if (all.Length < Longest || all.Span[^1] == '\r')
            isTaken = false;
        else
            line = new(all, Ends: false, kind);
        return isTaken;
    }

    /// <summary>Takes the unterminated rest; false when there is none.</summary>
    public bool TryTakeRest(out LogLine line)
    {
        Forget();
        line = new(WithoutReturn(Begun(default)), Ends: true, kind);
        return line.Text.Length > 0;
    }

    private ReadOnlyMemory<byte> Begun(ReadOnlyMemory<byte> more)
    {
        begun.Write(more.Span);
        isTaken = true;
        return begun.WrittenMemory;
    }

    private void Forget()
    {
        if (isTaken)
            begun.ResetWrittenCount();
        isTaken = false;
    }

    // Terminals end lines with CR LF.
    private static ReadOnlyMemory<byte> WithoutReturn(ReadOnlyMemory<byte> text) =>
        text.Length > 0 && text.Span[^1] == '\r' ? text[..^1] : text;
}
