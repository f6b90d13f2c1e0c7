using System.Text;
using System.Text.Unicode;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Model.Text;

/// <summary>The text of one file and the only place where offsets become lines and columns. Offsets count UTF-16 units.</summary>
public sealed class SourceText
{
    private int[]? lineStarts;

    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
    }

    /// <summary>The path as it should be shown: what the user typed, or absolute for discovered files.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>Whether the file starts with a byte order mark, which is no part of <see cref="Text"/>.</summary>
    public bool HasByteOrderMark { get; private init; }

    public int LineCount => LineStarts.Length;

    private int[] LineStarts => lineStarts ??= FindLineStarts(Text);

    /// <summary>
    /// The text of a file's bytes: UTF-8, or UTF-16 when a mark says so. Bytes that are no UTF-8 are reported at the first of them
    /// and read as U+FFFD.
    /// </summary>
    public static SourceText Decode(string path, ReadOnlySpan<byte> bytes, DiagnosticSink sink)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return new SourceText(path, Encoding.Unicode.GetString(bytes[2..])) { HasByteOrderMark = true };
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return new SourceText(path, Encoding.BigEndianUnicode.GetString(bytes[2..])) { HasByteOrderMark = true };

        var marked = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        if (marked) bytes = bytes[3..];
        var source = new SourceText(path, Encoding.UTF8.GetString(bytes)) { HasByteOrderMark = marked };
        if (Utf8.IsValid(bytes)) return source;

        Utf8.ToUtf16(bytes, new char[bytes.Length], out var read, out var written, replaceInvalidSequences: false);
        sink.Add(SyntaxDiagnostics.NotUtf8(new Location(source, new TextSpan(written, 1)), bytes[read]));
        return source;
    }

    /// <summary>Line and column of an offset, both counted from 1.</summary>
    public LinePosition PositionOf(int offset)
    {
        var line = Array.BinarySearch(LineStarts, offset);
        if (line < 0) line = ~line - 1;
        return new LinePosition(line + 1, offset - LineStarts[line] + 1);
    }

    /// <summary>The text of a line counted from 1, without its line break.</summary>
    public ReadOnlySpan<char> Line(int line)
    {
        var start = LineStarts[line - 1];
        var end = line < LineStarts.Length ? LineStarts[line] : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd("\r\n");
    }

    /// <summary>Offset of the first character of a line counted from 1.</summary>
    public int StartOfLine(int line) => LineStarts[line - 1];

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int>(text.Length / 24 + 1) { 0 };
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1)) starts.Add(at + 1);
        return [.. starts];
    }
}
