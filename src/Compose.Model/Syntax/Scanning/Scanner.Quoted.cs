using System.Buffers;
using System.Globalization;

namespace Compose.Model.Syntax.Scanning;

// Text between quotes.
internal sealed partial class Scanner
{
    private static readonly SearchValues<char> EndsDoubleQuoted = SearchValues.Create("\"\\\n\r\u0085\u2028\u2029");
    private static readonly SearchValues<char> EndsSingleQuoted = SearchValues.Create("'\n\r\u0085\u2028\u2029");

    private void FetchQuoted(char quote)
    {
        SaveKey();
        keyAllowed = false;
        if (Failure is not null)
            return;
        var style = quote == '"' ? ScalarStyle.DoubleQuoted : ScalarStyle.SingleQuoted;
        var start = at++;
        var length = text.AsSpan(at).IndexOfAny(quote == '"' ? EndsDoubleQuoted : EndsSingleQuoted);
        if (length >= 0 && text[at + length] == quote && !(quote == '\'' && at + length + 1 < text.Length && text[at + length + 1] == '\''))
        {
            var content = text.Substring(at, length);
            at += length + 1;
            Emit(new Token(TokenKind.Scalar, start, at, content, Style: style));
            return;
        }

        folded.Clear();
        if (ScanQuoted(quote, start))
            Emit(new Token(TokenKind.Scalar, start, at, folded.ToString(), Style: style));
    }

    private bool ScanQuoted(char quote, int start)
    {
        var stops = quote == '"' ? EndsDoubleQuoted : EndsSingleQuoted;
        // Blanks before this length stay even at the end of a line: they were escapes, or precede a fold.
        var solid = 0;
        while (true)
        {
            var next = text.AsSpan(at).IndexOfAny(stops);
            if (next < 0 || (at < text.Length && Column == 0 && IsMarker(at)))
            {
                Fail(start, start + 1, $"this `{quote}` is never closed", $"close it with `{quote}` at the end of the value");
                return false;
            }

            folded.Append(text, at, next);
            at += next;
            if (text[at] == quote)
            {
                at++;
                if (quote == '"' || Peek != '\'')
                    return true;
                folded.Append('\'');
                at++;
            }
            else if (text[at] != '\\')
            {
                while (folded.Length > solid && IsBlank(folded[^1]))
                    folded.Length--;
                FoldQuoted(ReadBreak());
            }
            else if (at + 1 < text.Length && IsBreak(text[at + 1]))
            {
                at++;
                ReadBreak();
                FoldQuoted(null);
            }
            else if (!ReadEscape())
            {
                return false;
            }

            solid = folded.Length;
        }
    }

    /// <summary>Skips the blanks and line breaks after a first break, which is null when escaped.</summary>
    private void FoldQuoted(string? first)
    {
        var before = folded.Length;
        while (at < text.Length && IsBlankOrEnd(at))
        {
            if (IsBreak(text[at]))
                folded.Append(ReadBreak());
            else
                at++;
        }

        if (first == "\n" && folded.Length == before)
            folded.Append(' ');
        else if (first is not (null or "\n"))
            folded.Insert(before, first);
    }

    private bool ReadEscape()
    {
        var start = at++;
        var c = Peek;
        at++;
        if (Escaped(c) is { } plain)
        {
            folded.Append(plain);
            return true;
        }

        var digits = c switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (
            digits > 0
            && at + digits <= text.Length
            && uint.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && System.Text.Rune.TryCreate(code, out var rune)
        )
        {
            at += digits;
            folded.Append(rune.ToString());
            return true;
        }

        Fail(
            start,
            Math.Min(at + digits, text.Length),
            $"`\\{(at <= text.Length ? c : "")}` is not an escape sequence of double-quoted text",
            "write `\\\\` for a backslash, or use single quotes"
        );
        return false;
    }

    /// <summary>The character of an escape letter; null when unknown or followed by digits.</summary>
    internal static char? Escaped(char c) =>
        c switch
        {
            '0' => '\0',
            'a' => '\a',
            'b' => '\b',
            't' or '\t' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            'e' => '\u001b',
            ' ' or '"' or '\'' or '\\' => c,
            'N' => '\u0085',
            '_' => '\u00a0',
            'L' => '\u2028',
            'P' => '\u2029',
            _ => null,
        };
}
