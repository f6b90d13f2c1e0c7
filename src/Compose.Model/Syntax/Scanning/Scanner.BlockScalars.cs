using System.Text;

namespace Compose.Model.Syntax.Scanning;

// Literal | and folded > text.
internal sealed partial class Scanner
{
    private readonly StringBuilder blankLines = new();

    private void FetchBlockScalar()
    {
        DropKey();
        keyAllowed = true;
        if (Failure is not null)
            return;
        var start = at;
        var literal = text[at++] == '|';
        if (!ReadIndicators(out var chomping, out var increment))
        {
            Fail(at, at + 1, "the indentation cannot be 0", "write a number from 1 to 9, or none");
            return;
        }

        SkipBlanks();
        var headerEnd = Peek == '#' ? EndOfLine(at) : at;
        if (!SkipRestOfLine())
        {
            Fail(at, EndOfLine(at), $"text starts on the line after `{text[start]}`", "move it to the next line, indented");
            return;
        }

        var content = increment > 0 ? Math.Max(indent, 0) + increment : -1;
        var end = ScanBlockScalar(literal, chomping, content, headerEnd, start);
        Emit(new Token(TokenKind.Scalar, start, end, folded.ToString(), Style: literal ? ScalarStyle.Literal : ScalarStyle.Folded));
    }

    /// <summary><c>+</c> or <c>-</c> and a digit, in any order; false when the digit is 0.</summary>
    private bool ReadIndicators(out char chomping, out int increment)
    {
        chomping = ' ';
        increment = 0;
        for (var i = 0; i < 2; i++)
        {
            var c = Peek;
            if (chomping == ' ' && c is '+' or '-')
                chomping = c;
            else if (increment == 0 && char.IsAsciiDigit(c))
                increment = c - '0';
            else
                break;
            if (c == '0')
                return false;
            at++;
        }

        return true;
    }

    /// <summary>
    /// Reads the lines at the content column (-1: that of the first line with text) into <see cref="folded"/>; returns the end of the last
    /// one.
    /// </summary>
    private int ScanBlockScalar(bool literal, char chomping, int content, int end, int start)
    {
        folded.Clear();
        SkipBlankLines(ref content, start);
        var lineBreak = "";
        var wasIndented = false;
        while (at < text.Length && Column == content)
        {
            var isIndented = IsBlank(text[at]);
            if (literal || wasIndented || isIndented || lineBreak != "\n")
                folded.Append(lineBreak);
            else if (blankLines.Length == 0)
                folded.Append(' ');
            folded.Append(blankLines);
            wasIndented = isIndented;
            var from = at;
            SkipLine();
            end = at;
            folded.Append(text, from, at - from);
            lineBreak = at < text.Length ? ReadBreak() : "";
            SkipBlankLines(ref content, start);
        }

        if (chomping != '-')
            folded.Append(lineBreak);
        if (chomping == '+')
            folded.Append(blankLines);
        return end;
    }

    /// <summary>
    /// Skips blank lines, kept in <see cref="blankLines"/>, and the indentation of the next line, which sets the content column if unknown.
    /// </summary>
    private void SkipBlankLines(ref int content, int start)
    {
        blankLines.Clear();
        var widest = 0;
        while (true)
        {
            while (Peek == ' ' && (content < 0 || Column < content))
                at++;
            widest = Math.Max(widest, Column);
            if (Peek == '\t' && (content < 0 || Column < content))
            {
                Fail(SyntaxDiagnostics.TabIndentation(Between(at, at + 1)));
                return;
            }

            if (at >= text.Length || !IsBreak(text[at]))
                break;
            blankLines.Append(ReadBreak());
        }

        if (content < 0)
            content = Math.Max(widest, indent + 1);
    }
}
