using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>
/// Maps the characters of a scalar's text to its file: quotes, escapes, folded lines and block indentation lie between the two.
/// </summary>
public sealed class ScalarMap
{
    private readonly Scalar scalar;
    private readonly int first;

    /// <summary>The file offset of each character and of the end; null when the text appears verbatim from <see cref="first"/>.</summary>
    private readonly int[]? offsets;

    /// <param name="scalar">A scalar as read: substituted or generated text does not match its file.</param>
    public ScalarMap(Scalar scalar)
    {
        this.scalar = scalar;
        var source = scalar.At.Source.Text;
        first = ContentStart(source, scalar.At.Span, scalar.Style);
        if (first + scalar.Text.Length <= source.Length && source.AsSpan(first).StartsWith(scalar.Text))
            return;
        offsets = new int[scalar.Text.Length + 1];
        var mapped = scalar.Style switch
        {
            ScalarStyle.Literal or ScalarStyle.Folded => MapBlock(source),
            _ => MapFlow(source),
        };
        // The text does not match the file (it was generated, not read): every part maps to the whole.
        if (!mapped)
            first = -1;
    }

    /// <summary>Location of a part of the text; the whole scalar when the text does not match the file.</summary>
    public Location Locate(TextSpan part)
    {
        if (first < 0)
            return scalar.At;
        var start = Math.Clamp(part.Start, 0, scalar.Text.Length);
        var end = Math.Clamp(part.End, start, scalar.Text.Length);
        if (offsets is null)
            return scalar.At with { Span = TextSpan.Between(first + start, first + end) };
        return scalar.At with { Span = TextSpan.Between(offsets[start], end > start ? After(end - 1) : offsets[start]) };
    }

    private int After(int index)
    {
        var source = scalar.At.Source.Text;
        var at = offsets![index];
        // An escape spans several characters, up to the start of the next.
        return scalar.Style == ScalarStyle.DoubleQuoted && source[at] == '\\'
            ? offsets[index + 1]
            : at + (source[at] == '\'' && scalar.Style == ScalarStyle.SingleQuoted ? 2 : 1);
    }

    /// <summary>Skips an anchor or a tag included in the span, and the opening quote.</summary>
    private static int ContentStart(string source, TextSpan span, ScalarStyle style)
    {
        var at = span.Start;
        while (at < span.End && source[at] is '&' or '!')
        {
            while (at < span.End && !char.IsWhiteSpace(source[at]))
                at++;
            while (at < span.End && char.IsWhiteSpace(source[at]))
                at++;
        }

        return style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? Math.Min(at + 1, source.Length) : at;
    }

    /// <summary>Plain and quoted text: unfolds lines, decodes escapes.</summary>
    private bool MapFlow(string source)
    {
        var text = scalar.Text;
        var at = first;
        for (var i = 0; i < text.Length;)
        {
            if (at >= source.Length)
                return false;
            var c = source[at];
            var lineBreak = LineBreakAt(source, at);
            if (lineBreak >= 0)
            {
                var (next, breaks) = SkipBreaks(source, lineBreak);
                for (var kept = Math.Max(1, breaks - 1); kept > 0; kept--)
                {
                    if (i == text.Length || text[i] != (breaks == 1 ? ' ' : '\n'))
                        return false;
                    offsets![i++] = at;
                }

                at = next;
            }
            else if (c == '\\' && scalar.Style == ScalarStyle.DoubleQuoted)
            {
                if (at + 1 >= source.Length)
                    return false;
                if (source[at + 1] is '\n' or '\r')
                {
                    (at, var breaks) = SkipBreaks(source, at + 1);
                    for (; breaks > 1 && i < text.Length; breaks--)
                        offsets![i++] = at;
                    continue;
                }

                var length = source[at + 1] switch
                {
                    'x' => 4,
                    'u' => 6,
                    'U' => 10,
                    _ => 2,
                };
                offsets![i++] = at;
                if (length == 10 && i < text.Length && char.IsLowSurrogate(text[i]))
                    offsets[i++] = at;
                at += length;
            }
            else
            {
                if (c != text[i])
                    return false;
                offsets![i++] = at;
                at += c == '\'' && scalar.Style == ScalarStyle.SingleQuoted ? 2 : 1;
            }
        }

        offsets![text.Length] = at;
        return true;
    }

    /// <summary>The offset of a line break here or after blanks, which are dropped with it; -1 when there is none.</summary>
    private static int LineBreakAt(string source, int at)
    {
        while (at < source.Length && source[at] is ' ' or '\t')
            at++;
        return at < source.Length && source[at] is '\n' or '\r' ? at : -1;
    }

    private static (int Next, int Breaks) SkipBreaks(string source, int at)
    {
        var breaks = 0;
        for (; at < source.Length && source[at] is ' ' or '\t' or '\r' or '\n'; at++)
            if (source[at] == '\n')
                breaks++;
        return (at, breaks);
    }

    /// <summary>Block text: a header line, then indented lines.</summary>
    private bool MapBlock(string source)
    {
        var text = scalar.Text;
        var at = NextLine(source, first);
        var indent = -1;
        var i = 0;
        while (i < text.Length && at < source.Length)
        {
            var lineEnd = source.IndexOf('\n', at);
            if (lineEnd < 0)
                lineEnd = source.Length;
            var content = lineEnd > at && source[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
            var blanks = at;
            while (blanks < content && source[blanks] == ' ')
                blanks++;
            // The first non-empty line sets the indentation, unless an indicator such as `|2` lets text start with blanks.
            if (indent < 0 && blanks < content)
                indent = blanks - at - LeadingBlanks(text, i);
            if (indent < 0 && blanks == content)
                blanks = content;
            else
                blanks = Math.Min(blanks, at + Math.Max(indent, 0));

            for (at = blanks; at < content && i < text.Length; at++)
            {
                if (source[at] != text[i])
                    return false;
                offsets![i++] = at;
            }

            if (i < text.Length && text[i] is '\n' or ' ')
                offsets![i++] = content;
            at = lineEnd + 1;
        }

        offsets![text.Length] = Math.Min(at, source.Length);
        return i == text.Length;
    }

    private static int LeadingBlanks(string text, int from)
    {
        var at = from;
        while (at < text.Length && text[at] == ' ')
            at++;
        return at - from;
    }

    private static int NextLine(string source, int at) =>
        source.IndexOf('\n', Math.Min(at, source.Length)) is >= 0 and var end ? end + 1 : source.Length;
}
