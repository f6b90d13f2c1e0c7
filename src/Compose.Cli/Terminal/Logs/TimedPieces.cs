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
