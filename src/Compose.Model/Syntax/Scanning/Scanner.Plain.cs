using System.Buffers;
using System.Text;

namespace Compose.Model.Syntax.Scanning;

// Plain text.
internal sealed partial class Scanner
{
    private static readonly SearchValues<char> EndsPlain = SearchValues.Create(":#\n\r\u0085\u2028\u2029");
    private static readonly SearchValues<char> EndsPlainInFlow = SearchValues.Create(":#\n\r\u0085\u2028\u2029,[]{}?");

    private readonly StringBuilder folded = new();

    private void FetchPlain(char first)
    {
        if (!StartsPlain(first))
        {
            if (first == '\t' && text.AsSpan(lineStart, at - lineStart).IndexOfAnyExcept(' ', '\t') < 0)
                Fail(SyntaxDiagnostics.TabIndentation(Between(at, at + 1)));
            else if (first == '\t')
                Fail(at, at + 1, $"a tab instead of a space after `{text[at - 1]}`", "use a space instead");
            else
                Fail(at, at + 1, $"a value cannot start with `{first}`", "quote the value");
            return;
        }

        if (first == ':' && flows > 0 && text[at + 1] is '"' or '\'')
        {
            Fail(at, at + 1, "a key is missing before `:`", "remove the colon, or put it between the quotes");
            return;
        }

        SaveKey();
        keyAllowed = false;
        if (Failure is null)
            ScanPlain();
    }

    private bool StartsPlain(char first) =>
        first switch
        {
            '-' or '?' or ':' => !IsBlankOrEnd(at + 1),
            _ => !IsBlankOrEnd(at)
                && first
                    is not (',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`'),
        };

    private void ScanPlain()
    {
        var start = at;
        var end = ReadPlainLine();
        if (!ReadFold(out var breaks))
        {
            Emit(new Token(TokenKind.Scalar, start, end, text[start..end]));
            return;
        }

        folded.Clear().Append(text, start, end - start);
        var onNewLine = true;
        while (Failure is null && at < text.Length && (flows > 0 || Column > indent) && !(Column == 0 && IsMarker(at)) && text[at] != '#')
        {
            var from = at;
            var next = ReadPlainLine();
            if (next == from)
                break;
            folded.Append(breaks).Append(text, from, next - from);
            end = next;
            onNewLine = ReadFold(out breaks);
            if (!onNewLine)
                break;
        }

        keyAllowed |= onNewLine;
        Emit(new Token(TokenKind.Scalar, start, end, folded.ToString()));
    }

    /// <summary>Skips the plain text of one line and the blanks after it; returns the offset after its last non-blank character.</summary>
    private int ReadPlainLine()
    {
        var stops = flows > 0 ? EndsPlainInFlow : EndsPlain;
        var start = at;
        for (; ; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(stops);
            if (next < 0)
            {
                at = text.Length;
                break;
            }

            at += next;
            if (EndsPlainHere(start))
                break;
        }

        var end = at;
        while (end > start && IsBlank(text[end - 1]))
            end--;
        return end;
    }

    private bool EndsPlainHere(int start) =>
        text[at] switch
        {
            ':' => IsBlankOrEnd(at + 1) || (flows > 0 && text[at + 1] is ',' or ']' or '}'),
            '#' => at > start && IsBlank(text[at - 1]),
            '?' => IsBlankOrEnd(at + 1),
            _ => true,
        };

    /// <summary>
    /// Skips the line breaks and blanks at the end of a line of text; false when the text does not end its line. One break becomes a space,
    /// further ones stay.
    /// </summary>
    private bool ReadFold(out string breaks)
    {
        breaks = "";
        if (at >= text.Length || !IsBreak(text[at]))
            return false;
        var first = ReadBreak();
        while (at < text.Length)
        {
            var c = text[at];
            if (IsBreak(c))
            {
                breaks += ReadBreak();
            }
            else if (c == '\t' && Column <= indent)
            {
                Fail(SyntaxDiagnostics.TabIndentation(Between(at, at + 1)));
            }
            else if (IsBlank(c))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        if (first != "\n")
            breaks = first + breaks;
        else if (breaks.Length == 0)
            breaks = " ";
        return true;
    }
}
