using System.Globalization;
using System.Text;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Parsing;
using Compose.Model.Text;

namespace Compose.Model.Output;

/// <summary>Spells one scalar by go-yaml's rules: plain where it reads back unchanged, else quoted; multiple lines as a literal.</summary>
internal static class YamlText
{
    private enum Style
    {
        Plain,
        Single,
        Double,
        Literal,
    }

    // The longest key, in bytes, that go-yaml writes before a colon; longer ones get a question mark.
    private const int LongestKey = 128;

    public static bool IsSimpleKey(string key) => key.Length <= LongestKey && Encoding.UTF8.GetByteCount(key) <= LongestKey;

    public static void AppendKey(StringBuilder output, string key)
    {
        var style = Choose(key);
        Append(output, key, style == Style.Literal ? Style.Double : style, 0);
    }

    /// <param name="indent">Columns of indentation of a literal's lines.</param>
    public static void AppendValue(StringBuilder output, string text, int indent) => Append(output, text, Choose(text), indent);

    private static void Append(StringBuilder output, string text, Style style, int indent)
    {
        switch (style)
        {
            case Style.Plain:
                output.Append(text);
                break;
            case Style.Single:
                output.Append('\'').Append(text.Replace("'", "''")).Append('\'');
                break;
            case Style.Double:
                AppendDouble(output, text);
                break;
            default:
                AppendLiteral(output, text, indent);
                break;
        }
    }

    private static Style Choose(string text)
    {
        if (text.Contains('\n'))
            return IsLiteral(text) ? Style.Literal : Style.Double;
        if (ScalarResolver.KindOf(text) != ScalarKind.String || IsOldBool(text) || IsBase60(text) || text == "<<")
            return Style.Double;
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 && HasSpecial(text))
            return Style.Double;
        return IsPlain(text) ? Style.Plain : Style.Single;
    }

    /// <summary>
    /// A literal cannot hold text that needs escapes, blanks at the end or before a line break, or a leading tab, which would read as
    /// indentation. Unlike the reference, it excludes U+2028 and U+2029: YAML 1.2 does not treat them as breaks.
    /// </summary>
    private static bool IsLiteral(string text)
    {
        if (text[^1] == ' ' || text.Contains(" \n") || string.IsNullOrWhiteSpace(text) || text.AsSpan().TrimStart('\n')[0] == '\t')
            return false;
        foreach (var c in text)
            if (c is not ('\n' or '\t') && (!IsPrintable(c) || c is '\u2028' or '\u2029'))
                return false;
        return true;
    }

    /// <summary>
    /// Whether a literal needs an indentation indicator. go-yaml writes one only when the text starts with a blank; a later line that
    /// starts left of the first would end the text for readers.
    /// </summary>
    private static bool NeedsIndent(string text)
    {
        if (text[0] != '\n')
            return text[0] == ' ';
        var first = -1;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var blanks = line.IndexOfAnyExcept(' ');
            if (blanks < 0)
                continue;
            if (first < 0)
                first = blanks;
            else if (blanks < first)
                return true;
        }

        return false;
    }

    private static bool HasSpecial(string text)
    {
        foreach (var c in text)
            if (!IsPrintable(c) || c is '\u2028' or '\u2029')
                return true;
        return false;
    }

    private static bool IsPrintable(char c) =>
        c is (>= ' ' and <= '~') or (>= '\u00a0' and < '\ud800') or (>= '\ue000' and < '\ufffe' and not '\ufeff');

    private static bool IsPlain(string text)
    {
        if (
            text.Length == 0
            || Lookalikes.IsInvisible(text[0])
            || text[0] == ' '
            || text[^1] == ' '
            || text.StartsWith("---", StringComparison.Ordinal)
            || text.StartsWith("...", StringComparison.Ordinal)
        )
            return false;
        if (text[0] == '-' && text.Length > 1 && Lookalikes.IsInvisible(text[1]))
            return false;
        var alone = text.Length == 1 || text[1] == ' ';
        if (text[0] is '#' or ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`')
            return false;
        if (text[0] is '-' or '?' or ':' && alone)
            return false;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == ':' && (i + 1 == text.Length || text[i + 1] == ' '))
                return false;
            if (text[i] == '#' && text[i - 1] == ' ')
                return false;
        }

        return true;
    }

    /// <summary>Words that YAML 1.1 reads as booleans.</summary>
    private static bool IsOldBool(string text) =>
        text.Length <= 3
        && text
            is "y"
                or "Y"
                or "yes"
                or "Yes"
                or "YES"
                or "on"
                or "On"
                or "ON"
                or "n"
                or "N"
                or "no"
                or "No"
                or "NO"
                or "off"
                or "Off"
                or "OFF";

    /// <summary>Digits that YAML 1.1 reads as base 60: 22:22, 1:30:00.</summary>
    private static bool IsBase60(string text)
    {
        var rest = text.AsSpan();
        if (rest.IndexOf(':') < 0 || rest.IsEmpty)
            return false;
        if (rest[0] is '+' or '-')
            rest = rest[1..];
        if (rest.IsEmpty || !char.IsAsciiDigit(rest[0]))
            return false;
        var colon = rest.IndexOfAnyExcept("0123456789_");
        if (colon < 0 || rest[colon] != ':')
            return false;
        while (colon >= 0 && rest[colon] == ':')
        {
            rest = rest[(colon + 1)..];
            colon = rest.IndexOfAnyExceptInRange('0', '9');
            var digits = colon < 0 ? rest.Length : colon;
            if (digits is 0 or > 2 || (digits == 2 && rest[0] > '5'))
                return false;
        }

        return colon < 0 || (rest[colon] == '.' && rest[(colon + 1)..].IndexOfAnyExcept("0123456789_") < 0);
    }

    private static void AppendDouble(StringBuilder output, string text)
    {
        output.Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            var escape = rune.Value switch
            {
                0 => '0',
                7 => 'a',
                8 => 'b',
                9 => 't',
                10 => 'n',
                11 => 'v',
                12 => 'f',
                13 => 'r',
                27 => 'e',
                '"' => '"',
                '\\' => '\\',
                0x85 => 'N',
                0x2028 => 'L',
                0x2029 => 'P',
                _ => '\uffff',
            };
            if (escape != '\uffff')
                output.Append('\\').Append(escape);
            else if (rune.IsBmp && IsPrintable((char)rune.Value))
                output.Append(rune);
            else
                output
                    .Append(
                        rune.Value <= 0xFF ? "\\x"
                        : rune.IsBmp ? "\\u"
                        : "\\U"
                    )
                    .Append(
                        rune.Value.ToString(
                            rune.Value <= 0xFF ? "X2"
                                : rune.IsBmp ? "X4"
                                : "X8",
                            CultureInfo.InvariantCulture
                        )
                    );
        }

        output.Append('"');
    }

    private static void AppendLiteral(StringBuilder output, string text, int indent)
    {
        output.Append('|');
        if (NeedsIndent(text))
            output.Append('2');
        if (text[^1] != '\n')
            output.Append('-');
        else if (text[^2] == '\n')
            output.Append('+');
        var last = text[^1] == '\n' ? text.AsSpan(0, text.Length - 1) : text;
        foreach (var line in last.Split('\n'))
        {
            output.Append('\n');
            if (line.Start.Value != line.End.Value)
                output.Append(' ', indent).Append(last[line]);
        }
    }
}
