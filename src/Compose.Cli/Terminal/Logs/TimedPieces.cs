namespace Compose.Cli.Terminal.Logs;

/// <summary>
/// Removes timestamps inside lines. Engines store lines of more than 16 KiB in pieces, each with its own timestamp (moby,
/// daemon/logger/copier.go). One instance per container output.
/// </summary>
/// <param name="framed">Whether the engine sends each piece as a frame; otherwise only the length shows where one ends.</param>
internal sealed class TimedPieces(bool framed)
{
    private const int Longest = 16 * 1024;

    private bool inTime = true;
    private bool continues;
    private bool open;
    private int length;

    /// <summary>Compacts the remaining bytes.</summary>
    /// <returns>Number of remaining bytes.</returns>
    public int Join(Span<byte> bytes, bool startsFrame)
    {
        if (framed && startsFrame)
            Begin(continues: open);
        var (kept, at) = (0, 0);
        while (at < bytes.Length)
        {
            var rest = bytes[at..];
            var drops = inTime && continues;
            var size = inTime ? Time(rest) : Text(rest);
            if (!drops)
            {
                if (kept != at)
                    rest[..size].CopyTo(bytes[kept..]);
                kept += size;
            }

            at += size;
        }

        return kept;
    }

    private int Time(ReadOnlySpan<byte> rest)
    {
        var blank = rest.IndexOf((byte)' ');
        inTime = blank < 0;
        return inTime ? rest.Length : blank + 1;
    }

    private int Text(ReadOnlySpan<byte> rest)
    {
        if (!framed && rest.Length > Longest - length)
            rest = rest[..(Longest - length)];
        var newline = rest.IndexOf((byte)'\n');
        var size = newline < 0 ? rest.Length : newline + 1;
        open = newline < 0;
        length += size;
        if (!open)
            Begin(continues: false);
        else if (!framed && length == Longest)
            Begin(continues: true);
        return size;
    }

    private void Begin(bool continues) => (inTime, this.continues, length) = (true, continues, 0);
}
