namespace Compose.Cli.Terminal.Logs;

/// <summary>
/// Takes out the times inside of lines. An engine keeps a line of more than 16 KiB in pieces, and asked for times it puts one in front of
/// each piece (moby, daemon/logger/copier.go). One for each output of a container.
/// </summary>
/// <param name="framed">The engine sends a frame for a piece; otherwise only the length tells where one ends.</param>
internal sealed class TimedPieces(bool framed)
{
    private const int Longest = 16 * 1024;

    private bool inTime = true;
    private bool continues;
    private bool open;
    private int length;

    /// <summary>Moves together what is kept.</summary>
    /// <returns>How many bytes are kept.</returns>
    public int Join(Span<byte> bytes, bool startsFrame)
    {
        if (framed && startsFrame)
            Begin(continues: open);
        var kept = 0;
        foreach (var one in bytes)
        {
            if (!inTime || !continues)
                bytes[kept++] = one;
            if (inTime)
                inTime = one != ' ';
            else
                Follow(one);
        }

        return kept;
    }

    private void Follow(byte one)
    {
        open = one != '\n';
        if (!open)
            Begin(continues: false);
        else if (++length == Longest && !framed)
            Begin(continues: true);
    }

    private void Begin(bool continues) => (inTime, this.continues, length) = (true, continues, 0);
}
