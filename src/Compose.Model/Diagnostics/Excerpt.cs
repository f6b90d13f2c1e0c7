using System.Globalization;
using System.Text;
using Compose.Model.Text;
using Compose.Model.Text.Secrets;

namespace Compose.Model.Diagnostics;

/// <summary>One source line as shown on a terminal, and the columns of its marked part.</summary>
/// <param name="MarkStart">Columns before the mark.</param>
/// <param name="MarkWidth">Columns of the mark, at least one.</param>
internal readonly record struct Excerpt(string Text, int MarkStart, int MarkWidth)
{
    private const int TabStop = 4;
    private const string Cut = "…";

    /// <summary>
    /// The first line of a location; a multi-line location is marked to the end of that line. Secrets are replaced with asterisks, and a
    /// mark inside one covers all of it.
    /// </summary>
    /// <param name="width">Available columns; 0 for unlimited.</param>
    /// <param name="mask">The marked text is a secret, too.</param>
    public static Excerpt Of(Location at, int width, bool mask)
    {
        var start = at.Start;
        var line = at.Source.Line(start.Line);
        var from = Math.Min(start.Column - 1, line.Length);
        var to = at.End.Line == start.Line ? Math.Min(from + at.Span.Length, line.Length) : line.Length;
        var offset = at.Source.StartOfLine(start.Line);
        TextSpan[] secrets = [.. SecretText.In(at).Select(span => span with { Start = span.Start - offset })];
        return Of(line, from, to, width, mask ? Hiding(line, from, to, secrets) : secrets);
    }

    /// <summary>The secrets, with the marked text as one; the name before a value and quotes around it stay.</summary>
    private static TextSpan[] Hiding(ReadOnlySpan<char> line, int from, int to, TextSpan[] secrets)
    {
        var marked = TextSpan.Between(from, to);
        var first = Array.FindIndex(secrets, secret => from < secret.Start && secret.Start < to);
        if (first >= 0)
            marked = TextSpan.Between(secrets[first].Start, from + line[from..to].TrimEnd("\"'").Length);
        return
        [
            .. secrets.Where(secret => secret.End <= from),
            marked,
            .. secrets.Where(secret => secret.Start >= to),
        ];
    }

    /// <summary>A line without a mark.</summary>
    public static string Unmarked(SourceText source, int line, int width) =>
        (Of(new Location(source, new TextSpan(source.StartOfLine(line), 0)), width, false) with { MarkStart = 0 }).Text;

    private static Excerpt Of(ReadOnlySpan<char> line, int from, int to, int width, TextSpan[] secrets)
    {
        foreach (var secret in secrets)
            if (secret.Start <= from && from < secret.End)
                (from, to) = (secret.Start, Math.Max(to, secret.End));
        var text = new StringBuilder(line.Length + 8);
        var column = Append(text, line, 0, from, secrets, 0);
        var marked = new Excerpt("", column, 0);
        column = Append(text, line, from, to, secrets, column);
        marked = marked with { MarkWidth = Math.Max(1, column - marked.MarkStart) };
        column = Append(text, line, to, Math.Max(to, line.TrimEnd().Length), secrets, column);
        marked = marked with { Text = text.ToString() };
        return width > 0 && column > width ? marked.CutTo(width) : marked;
    }

    /// <summary>Appends a part of the line, with asterisks for the secrets that begin in it.</summary>
    private static int Append(StringBuilder text, ReadOnlySpan<char> line, int from, int to, TextSpan[] secrets, int column)
    {
        foreach (var secret in secrets)
        {
            if (secret.End <= from || secret.Start >= to)
                continue;
            if (secret.Start >= from)
                column = Append(text, Redaction.Stars, Append(text, line[from..secret.Start], column));
            from = Math.Min(secret.End, to);
        }

        return from < to ? Append(text, line[from..to], column) : column;
    }

    private static int Append(StringBuilder text, ReadOnlySpan<char> part, int column)
    {
        var counted = text.Length;
        foreach (var rune in part.EnumerateRunes())
        {
            if (rune.Value == '\t')
            {
                column += Columns(text, counted);
                var blanks = TabStop - column % TabStop;
                text.Append(' ', blanks);
                column += blanks;
                counted = text.Length;
                continue;
            }

            // A file must not control the terminal it is shown on.
            var shown = Rune.IsControl(rune) || IsUnseen(rune) ? Rune.ReplacementChar : rune;
            text.Append(shown.ToString());
        }

        return column + Columns(text, counted);
    }

    private static int Columns(StringBuilder text, int from) => DisplayWidth.Of(text.ToString(from, text.Length - from));

    /// <summary>Zero-width characters, below which a mark would point at nothing. Joiners of scripts and emoji stay.</summary>
    private static bool IsUnseen(Rune rune) =>
        rune.IsBmp
        && rune.Value is not (0x200C or 0x200D)
        && Lookalikes.IsInvisible((char)rune.Value)
        && Lookalikes.Columns((char)rune.Value) == 0;

    /// <summary>The part of the line around the mark, which starts a third into the window unless the line ends earlier.</summary>
    private Excerpt CutTo(int width)
    {
        var first = MarkStart + MarkWidth < width ? 0 : MarkStart - width / 3;
        var text = new StringBuilder(width + 1);
        var column = 0;
        var shift = 0;
        for (int at = 0, length; at < Text.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(Text.AsSpan(at));
            var element = Text.AsSpan(at, length);
            var columns = DisplayWidth.Of(element);
            if (column < first)
            {
                column += columns;
                continue;
            }

            if (shift == 0 && first > 0)
            {
                // The cut may fall inside a wide character.
                shift = column - 1;
                text.Append(Cut);
            }

            if (column - shift + columns >= width)
            {
                text.Append(Cut);
                break;
            }

            text.Append(element);
            column += columns;
        }

        var start = MarkStart - shift;
        return new Excerpt(text.ToString(), start, Math.Max(1, Math.Min(MarkWidth, width - start)));
    }
}
