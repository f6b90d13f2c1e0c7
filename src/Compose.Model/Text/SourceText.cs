namespace Compose.Model.Text;

/// <summary>The text of a file, and the only place where offsets become lines and columns. Offsets count UTF-16 units.</summary>
public sealed class SourceText
{
    private int[]? lineStarts;

    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
    }

    /// <summary>The display path: as typed, or absolute for discovered files.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>Whether the file starts with a byte order mark, which <see cref="Text"/> excludes.</summary>
    public bool HasByteOrderMark { get; internal init; }

    public int LineCount => LineStarts.Length;

    private int[] LineStarts => lineStarts ??= FindLineStarts(Text);

    /// <summary>Line and column of an offset, both counting from 1.</summary>
    public LinePosition PositionOf(int offset)
    {
        var line = Array.BinarySearch(LineStarts, offset);
        if (line < 0)
            line = ~line - 1;
        return new LinePosition(line + 1, offset - LineStarts[line] + 1);
    }

    /// <summary>The text of a line, counting from 1, without its line break.</summary>
    public ReadOnlySpan<char> Line(int line)
    {
        var start = LineStarts[line - 1];
        var end = line < LineStarts.Length ? LineStarts[line] : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd("\r\n");
    }

    /// <summary>Offset of the first character of a line, counting from 1.</summary>
    public int StartOfLine(int line) => LineStarts[line - 1];

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int>(text.Length / 24 + 1) { 0 };
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
        return [.. starts];
    }
}
