using System.Globalization;
using System.Text;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Parsing;

/// <summary>The type of plain text, by go-yaml's rules (spec 1.0).</summary>
internal static class ScalarResolver
{
    public static Scalar Plain(Location at, string text) => new(at, text, KindOf(text));

    /// <summary>Converts the scalar to its tag's type; null when its text is invalid for it. Unknown tags leave text unchanged.</summary>
    public static Scalar? Retag(Scalar scalar, string tag)
    {
        var wanted = tag switch
        {
            "!!null" => ScalarKind.Null,
            "!!bool" => ScalarKind.Bool,
            "!!int" => ScalarKind.Int,
            "!!float" => ScalarKind.Float,
            "!!timestamp" => ScalarKind.Timestamp,
            _ => ScalarKind.String,
        };
        if (tag == "!!binary")
            return Decoded(scalar);
        if (wanted == ScalarKind.String)
            return scalar with { Kind = wanted };
        var kind = KindOf(scalar.Text);
        if (kind == wanted)
            return scalar with { Kind = wanted };
        return kind == ScalarKind.Int && wanted == ScalarKind.Float
            ? scalar with
            {
                Text = GoNumber.ToText(scalar with { Kind = kind }),
                Kind = wanted,
            }
            : null;
    }

    private static Scalar? Decoded(Scalar scalar)
    {
        var bytes = new byte[scalar.Text.Length];
        return !scalar.Text.AsSpan().ContainsAny(' ', '\t') && Convert.TryFromBase64String(scalar.Text, bytes, out var length)
            ? scalar with
            {
                Text = Encoding.UTF8.GetString(bytes, 0, length),
                Kind = ScalarKind.String,
            }
            : null;
    }

    public static ScalarKind KindOf(string text)
    {
        if (text.Length == 0)
            return ScalarKind.Null;
        switch (text[0])
        {
            case '~' or 'n' or 'N':
                return text is "~" or "null" or "Null" or "NULL" ? ScalarKind.Null : ScalarKind.String;
            case 't' or 'T' or 'f' or 'F':
                return text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE" ? ScalarKind.Bool : ScalarKind.String;
            case '.':
                return IsDotted(text) || IsFloat(text) ? ScalarKind.Float : ScalarKind.String;
            case '+' or '-' when IsDotted(text[1..]) && !text.EndsWith('n') && !text.EndsWith('N'):
                return ScalarKind.Float;
            case '+' or '-' or (>= '0' and <= '9'):
                return KindOfNumber(text);
            default:
                return ScalarKind.String;
        }
    }

    private static bool IsDotted(string text) => text is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN";

    private static ScalarKind KindOfNumber(string text)
    {
        if (text == "-0")
            return ScalarKind.Float;
        if (Timestamp.TryParse(text, out _))
            return ScalarKind.Timestamp;
        var digits = text.Contains('_') ? text.Replace("_", "") : text;
        if (GoNumber.TryParseInteger(digits, out _))
            return ScalarKind.Int;
        return IsFloat(digits) ? ScalarKind.Float : ScalarKind.String;
    }

    /// <summary>Digits with optional fraction and exponent that fit a 64-bit float.</summary>
    private static bool IsFloat(ReadOnlySpan<char> text) =>
        LooksLikeFloat(text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value);

    private static bool LooksLikeFloat(ReadOnlySpan<char> text)
    {
        if (text[0] is '+' or '-')
            text = text[1..];
        var whole = Digits(text);
        text = text[whole..];
        var fraction = 0;
        if (!text.IsEmpty && text[0] == '.')
        {
            fraction = Digits(text[1..]);
            text = text[(1 + fraction)..];
        }

        if (whole + fraction == 0)
            return false;
        if (text.IsEmpty)
            return true;
        if (text[0] is not ('e' or 'E'))
            return false;
        text = text[1..];
        if (!text.IsEmpty && text[0] is '+' or '-')
            text = text[1..];
        return !text.IsEmpty && Digits(text) == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
