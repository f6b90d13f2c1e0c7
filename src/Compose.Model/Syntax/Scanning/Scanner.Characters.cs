using System.Buffers;

namespace Compose.Model.Syntax.Scanning;

// Blanks, line breaks, comments, forbidden characters.
internal sealed partial class Scanner
{
    /// <summary>Characters forbidden in a file, even in comments.</summary>
    public static readonly SearchValues<char> Controls = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\ufffe\uffff"
    );

    private void RefuseControls()
    {
        var control = text.AsSpan().IndexOfAny(Controls);
        if (control >= 0)
            Fail(SyntaxDiagnostics.Control(Between(control, control + 1), text[control]));
    }

    /// <summary>The line breaks of YAML 1.1: besides LF and CR the next-line, line-separator and paragraph-separator characters.</summary>
    private static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private bool IsBlankOrEnd(int offset) => offset >= text.Length || IsBlank(text[offset]) || IsBreak(text[offset]);

    private bool IsBreakOrEnd(int offset) => offset >= text.Length || IsBreak(text[offset]);

    /// <summary>Whether <c>---</c> or <c>...</c> is here; the caller ensures that a line starts here.</summary>
    private bool IsMarker(int offset) =>
        text[offset] is '-' or '.'
        && offset + 2 < text.Length
        && text[offset + 1] == text[offset]
        && text[offset + 2] == text[offset]
        && IsBlankOrEnd(offset + 3);

    /// <summary>Skips one line break; returns its text, a line feed except for separators.</summary>
    private string ReadBreak()
    {
        var c = text[at++];
        if (c == '\r' && Peek == '\n')
            at++;
        lineStart = at;
        return c switch
        {
            '\u2028' => "\u2028",
            '\u2029' => "\u2029",
            _ => "\n",
        };
    }

    /// <summary>
    /// Skips blanks, comments and line breaks. A tab is blank only where no key may start; otherwise indentation would depend on its width.
    /// </summary>
    private void SkipToToken()
    {
        if (at == 0 && Peek == '\uFEFF')
            at++;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == ' ' || (c == '\t' && (flows > 0 || !keyAllowed)))
            {
                at++;
            }
            else if (c == '#')
            {
                ReadComments();
            }
            else if (IsBreak(c))
            {
                ReadBreak();
                if (flows == 0)
                    keyAllowed = true;
            }
            else
            {
                break;
            }
        }
    }

    /// <summary>
    /// Comments on consecutive lines form one comment; whatever precedes the later ones, even tabs, is ignored. The reference looks ahead
    /// 512 characters.
    /// </summary>
    private void ReadComments()
    {
        while (true)
        {
            ReadComment();
            var next = at;
            while (next < text.Length && next - at < 512 && IsBlankOrEnd(next))
                next++;
            if (next >= text.Length || text[next] != '#')
                return;
            while (at < next)
            {
                if (IsBreak(text[at]))
                    ReadBreak();
                else
                    at++;
            }
        }
    }

    /// <summary>A comment on the line of the token just read.</summary>
    private void ReadLineComment()
    {
        var next = at;
        while (next < text.Length && IsBlank(text[next]))
            next++;
        if (next >= text.Length || text[next] != '#')
            return;
        at = next;
        ReadComment();
    }

    private void ReadComment()
    {
        var start = at;
        SkipLine();
        var alone = text.AsSpan(lineStart, start - lineStart).IndexOfAnyExcept(' ', '\t') < 0;
        var words = text.AsSpan(start, at - start).TrimEnd();
        comments.Add(new Comment(Between(start, start + words.Length), words.ToString(), alone));
    }

    private void SkipBlanks()
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
    }

    private void SkipLine()
    {
        while (!IsBreakOrEnd(at))
            at++;
    }

    /// <summary>Moves to the next line past blanks and a comment; false when something else follows.</summary>
    private bool SkipRestOfLine()
    {
        SkipBlanks();
        if (Peek == '#')
            ReadComment();
        if (!IsBreakOrEnd(at))
            return false;
        if (at < text.Length)
            ReadBreak();
        return true;
    }

    private int EndOfLine(int offset)
    {
        while (!IsBreakOrEnd(offset))
            offset++;
        return offset;
    }

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    private int EndOfWord(int offset)
    {
        while (offset < text.Length && IsWordCharacter(text[offset]))
            offset++;
        return offset;
    }
}
