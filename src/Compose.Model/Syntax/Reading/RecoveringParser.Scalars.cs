using System.Buffers;
using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax.Parsing;
using Compose.Model.Syntax.Scanning;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

// Plain and quoted text.
internal sealed partial class RecoveringParser
{
    private static readonly SearchValues<char> EndsPlain = SearchValues.Create(":#\n\r");
    private static readonly SearchValues<char> EndsPlainInFlow = SearchValues.Create(":#\n\r,[]{}");
    private static readonly SearchValues<char> EndsDoubleQuoted = SearchValues.Create("\"\\\n\r");
    private static readonly SearchValues<char> EndsSingleQuoted = SearchValues.Create("'\n\r");

    private readonly StringBuilder folded = new();

    // Where a `key:` line ended the last plain text; -1 when something else did.
    private int stoppedAtKey = -1;

    private Node ReadAtom(int parent, Location owner, bool multiline)
    {
        stoppedAtKey = -1;
        switch (Current)
        {
            case '*':
                return ReadAlias(owner);
            case '"':
                return ReadQuoted('"', ScalarStyle.DoubleQuoted, EndsDoubleQuoted);
            case '\'':
                return ReadQuoted('\'', ScalarStyle.SingleQuoted, EndsSingleQuoted);
            case '{' when AtTemplate:
                return ReadTemplate();
            case '[' or '{':
                return ReadFlow(parent);
            case '|' or '>' when multiline && flows == 0:
                return ReadBlockScalar(parent);
            case ']' or '}' or ',' or '@' or '`' or '%' or '|' or '>':
                var whole = flows == 0 ? RestOfLine() : Between(at, at + 1);
                Report(
                    Quoted(
                            SyntaxDiagnostics.Syntax(
                                Between(at, at + 1),
                                $"a value cannot start with {(Current == '`' ? "a backtick" : $"`{Current}`")}"
                            ),
                            whole
                        )
                        .WithHelp("quote the value")
                );
                return Guessed(ReadPlain(parent, multiline));
        }

        return ReadPlain(parent, multiline);
    }

    private Scalar ReadPlain(int parent, bool multiline)
    {
        var start = at;
        var end = ReadPlainLine();
        if (!multiline || !IsBreakOrEnd(at) || !Continues(parent, out var breaks))
            return ScalarResolver.Plain(Between(start, end), text[start..end]);

        folded.Clear().Append(text, start, end - start);
        do
        {
            folded.Append(breaks == 1 ? " " : "").Append('\n', breaks - 1);
            var from = at;
            end = ReadPlainLine();
            folded.Append(text, from, end - from);
        } while (IsBreakOrEnd(at) && Continues(parent, out breaks));

        return new Scalar(Between(start, end), folded.ToString(), ScalarKind.String);
    }

    /// <summary>Skips the plain text of one line; returns the offset after its last non-blank character.</summary>
    private int ReadPlainLine()
    {
        var stops = flows > 0 ? EndsPlainInFlow : EndsPlain;
        var start = at;
        while (true)
        {
            var next = text.AsSpan(at).IndexOfAny(stops);
            at = next < 0 ? text.Length : at + next;
            if (at >= text.Length)
                break;
            var c = text[at];
            if (
                c == ':'
                    ? !IsBlankOrEnd(at + 1) && !(flows > 0 && text[at + 1] is ',' or '[' or ']' or '{' or '}')
                    : c == '#' && !(at > start && IsBlankOrEnd(at - 1))
            )
            {
                at++;
                continue;
            }

            if (flows > 0 && c == '{' && at > start && text[at - 1] == '$' && SkipVariable())
                continue;
            break;
        }

        if (at == start && at < text.Length && !IsBreakOrEnd(at) && flows == 0)
            at++;
        var end = at;
        while (end > start && text[end - 1] is ' ' or '\t')
            end--;
        return end;
    }

    /// <summary>Whether plain text continues on a later line; if so, moves there and counts the line breaks between.</summary>
    private bool Continues(int parent, out int breaks)
    {
        breaks = 0;
        var next = at;
        while (next < text.Length && IsBlankOrEnd(next))
        {
            if (text[next] == '\n' || (text[next] == '\r' && !(next + 1 < text.Length && text[next + 1] == '\n')))
                breaks++;
            next++;
        }

        if (next >= text.Length || text[next] == '#' || IsMarker(next))
            return false;
        var line = StartOfLine(next);
        var tab = text.AsSpan(line, next - line).IndexOf('\t');
        if (flows == 0 && (tab >= 0 ? tab : next - line) <= parent)
            return false;
        if (flows > 0 && text[next] is ',' or '[' or ']' or '{' or '}' or ':')
            return false;

        var before = at;
        at = next;
        ReadPlainLine();
        var key = at < text.Length && text[at] == ':' ? next : -1;
        at = key < 0 ? next : before;
        if (key >= 0)
            stoppedAtKey = key;
        return key < 0;
    }

    private Scalar ReadQuoted(char quote, ScalarStyle style, SearchValues<char> stops)
    {
        var start = at++;
        var length = text.AsSpan(at).IndexOfAny(stops);
        if (length >= 0 && text[at + length] == quote && !(quote == '\'' && at + length + 1 < text.Length && text[at + length + 1] == '\''))
        {
            var content = text.Substring(at, length);
            at += length + 1;
            return new Scalar(Between(start, at), content, ScalarKind.String, style);
        }

        folded.Clear();
        var escapes = findings.Count;
        while (true)
        {
            var next = text.AsSpan(at).IndexOfAny(stops);
            if (next < 0)
                return Unclosed(start, style);
            folded.Append(text, at, next);
            at += next;
            var c = text[at];
            if (c == quote)
            {
                at++;
                if (quote == '\'' && Current == '\'')
                {
                    folded.Append('\'');
                    at++;
                }
                else if (StartOfLine(start) != StartOfLine(at) && !EndsValue() && escapes == findings.Count)
                    return Unclosed(start, style);
                else
                    return new Scalar(Between(start, at), folded.ToString(), ScalarKind.String, style);
            }
            else if (c == '\\')
                ReadEscape();
            else if (!FoldLine())
                return Unclosed(start, style);
        }
    }

    /// <summary>Whether the text after a closing quote may follow a value; if not, the quote was an opening one.</summary>
    private bool EndsValue()
    {
        var next = at;
        while (next < text.Length && text[next] is ' ' or '\t')
            next++;
        return IsBreakOrEnd(next) || (text[next] == '#' && next > at) || (flows > 0 && text[next] is ',' or ']' or '}' or ':');
    }

    private Scalar Unclosed(int start, ScalarStyle style)
    {
        at = start;
        var line = RestOfLine();
        var quote = text[start];
        Report(
            SyntaxDiagnostics
                .Syntax(Between(start, start + 1), $"this `{quote}` is never closed")
                .WithLabel("opened here")
                .WithHelp($"close it with `{quote}` at the end of the value")
        );
        at = line.Span.End;
        if (flows > 0)
            broken = true;
        sink.Settle(line);
        return new Scalar(line, line.Characters[1..].ToString(), ScalarKind.String, style);
    }

    /// <summary>A line break in quoted text: the first becomes a space, further ones stay; false at the end of the document.</summary>
    private bool FoldLine()
    {
        while (folded.Length > 0 && folded[^1] is ' ' or '\t')
            folded.Length--;
        var breaks = 0;
        while (at < text.Length && IsBlankOrEnd(at))
        {
            if (text[at] == '\n' || (text[at] == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n')))
                breaks++;
            at++;
        }

        if (at >= text.Length || IsMarker(at))
            return false;
        folded.Append(breaks == 1 ? " " : "").Append('\n', breaks - 1);
        return true;
    }

    private void ReadEscape()
    {
        var start = at++;
        var c = Current;
        at++;
        // YAML 1.2 allows `\/`, but the strict parser refuses and reports it.
        if ((c == '/' ? c : Scanner.Escaped(c)) is { } plain)
        {
            folded.Append(plain);
        }
        else if (c is '\n' or '\r')
        {
            if (c == '\r' && Current == '\n')
                at++;
            while (at < text.Length && IsBlankOrEnd(at))
                at++;
        }
        else
        {
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
                && uint.TryParse(text.AsSpan(at, digits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code)
                && code <= 0x10FFFF
            )
            {
                at += digits;
                folded.Append(Rune.IsValid(code) ? new Rune(code).ToString() : ((char)code).ToString());
                return;
            }

            at = Math.Min(at, text.Length);
            Report(
                SyntaxDiagnostics
                    .Syntax(Between(start, at), $"`{text[start..at]}` is not an escape sequence of double-quoted text")
                    .WithHelp("write `\\\\` for a backslash, or use single quotes")
                    .WithFix("double the backslash", Applicability.Safe, Insert(start, "\\"))
            );
            folded.Append(text, start, at - start);
        }
    }
}
