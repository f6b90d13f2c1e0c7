namespace Compose.Model.Syntax.Reading;

// Literal | and folded > text.
internal sealed partial class RecoveringParser
{
    private Scalar ReadBlockScalar(int parent)
    {
        var start = at;
        var literal = text[at++] == '|';
        var keep = false;
        var strip = false;
        var indent = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '+')
                keep = true;
            else if (text[at] == '-')
                strip = true;
            else if (text[at] is >= '1' and <= '9')
                indent = Math.Max(parent, 0) + text[at] - '0';
            else
                break;
        }

        SkipBlanks();
        if (!AtEndOfLine)
        {
            Report(
                SyntaxDiagnostics
                    .Syntax(RestOfLine(), $"text starts on the line after `{text[start]}`")
                    .WithHelp("move it to the next line, indented")
            );
            SkipLine();
        }
        else if (Current == '#')
        {
            ReadComment();
        }

        var end = at;
        folded.Clear();
        ReadBreak();
        var breaks = SkipBlankLines(ref indent, parent);
        var folding = false;
        var pending = "";
        while (at < text.Length && at - StartOfLine(at) == indent && !IsBreakOrEnd(at) && !IsMarker(at))
        {
            var blank = text[at] is ' ' or '\t';
            if (!literal && pending.Length > 0 && !folding && !blank)
            {
                if (breaks == 0)
                    folded.Append(' ');
            }
            else
            {
                folded.Append(pending);
            }

            folded.Append('\n', breaks);
            folding = blank;
            var line = at;
            SkipLine();
            end = at;
            folded.Append(text, line, at - line);
            pending = ReadBreak() ? "\n" : "";
            breaks = SkipBlankLines(ref indent, parent);
        }

        if (!strip)
            folded.Append(pending);
        if (keep)
            folded.Append('\n', breaks);
        at = Math.Max(end, Math.Min(at, text.Length));
        return new Scalar(Between(start, end), folded.ToString(), ScalarKind.String, literal ? ScalarStyle.Literal : ScalarStyle.Folded);
    }

    private bool ReadBreak()
    {
        if (at >= text.Length)
            return false;
        if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
            at++;
        at++;
        return true;
    }

    /// <summary>Skips blank lines and the indentation of the next line; determines the indentation if not yet known (0).</summary>
    private int SkipBlankLines(ref int indent, int parent)
    {
        var breaks = 0;
        var widest = 0;
        while (true)
        {
            var line = at;
            while (Current == ' ' && (indent == 0 || at - line < indent))
                at++;
            widest = Math.Max(widest, at - line);
            if (at >= text.Length || !IsBreakOrEnd(at))
                break;
            ReadBreak();
            breaks++;
        }

        if (indent == 0)
            indent = Math.Max(widest, Math.Max(parent + 1, 1));
        return breaks;
    }
}
