namespace Compose.Model.Syntax.Reading;

// A key that stands further left than its siblings, though its block and the siblings below it are where they belong.
internal sealed partial class RecoveringParser
{
    /// <summary>
    /// Whether the key at the current token belongs to a mapping in that column: deeper lines follow, then one in that column.
    /// </summary>
    private bool IsOutdented(int indent) => column >= 0 && column < indent && ColumnBelowBlock() == indent;

    /// <summary>
    /// The column that the key at the current token belongs to as the first of its siblings; -1 if it is in the right one.
    /// </summary>
    private int ColumnOfOutdented(int owner)
    {
        var below = column >= 0 && column <= owner ? ColumnBelowBlock() : -1;
        return below > owner ? below : -1;
    }

    /// <summary>
    /// The column of the first line below the block of the key at the current token that is less deep than the block, but deeper than
    /// the key: in no valid file is there one. -1 without.
    /// </summary>
    private int ColumnBelowBlock()
    {
        if (!OpensBlock(at))
            return -1;
        var block = -1;
        for (var start = StartOfNextLine(at); start < text.Length; start = StartOfNextLine(start))
        {
            var body = start;
            while (body < text.Length && text[body] == ' ')
                body++;
            if (IsBreakOrEnd(body) || text[body] == '#')
                continue;
            var indent = body - start;
            if (text[body] == '\t' || indent <= column || IsMarker(body))
                return -1;
            if (block < 0)
                block = indent;
            else if (indent < block)
                return text[body] == '-' ? -1 : indent;
        }

        return -1;
    }

    /// <summary>Whether a line is a key without a value on the line.</summary>
    private bool OpensBlock(int start)
    {
        var end = start;
        while (!IsBreakOrEnd(end))
            end++;
        var line = text.AsSpan(start, end - start);
        var comment = line.IndexOf(" #");
        line = (comment < 0 ? line : line[..comment]).TrimEnd();
        return line.Length > 1 && line[^1] == ':' && line[0] is not ('-' or '?' or '#');
    }

    private int StartOfNextLine(int offset)
    {
        while (!IsBreakOrEnd(offset))
            offset++;
        return offset + 1 < text.Length && text[offset] == '\r' && text[offset + 1] == '\n' ? offset + 2 : offset + 1;
    }
}
