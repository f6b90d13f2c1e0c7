using System.Text;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Parsing;

/// <summary>The type of plain text, by go-yaml's rules (spec 1.0).</summary>
internal static class ScalarResolver
{
    public static Scalar Plain(Location at, string text) => new(at, text, KindOf(text));

    public static Scalar Retag(Scalar scalar, string tag) => tag switch
    {
        "!!binary" => scalar with { Text = FromBase64(scalar.Text), Kind = ScalarKind.String },
        "!!str" or "!" or "!<tag:yaml.org,2002:str>" => scalar with { Kind = ScalarKind.String },
        "!!int" or "!!float" or "!!bool" or "!!null" or "!!timestamp" => scalar with { Kind = KindOf(scalar.Text) },
        _ => scalar,
    };

    /// <summary>What base 64 stands for; the text itself when it is none.</summary>
    private static string FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : text;
    }

    public static ScalarKind KindOf(string text)
    {
        if (text.Length == 0) return ScalarKind.Null;
        switch (text[0])
        {
            case '~' or 'n' or 'N': return text is "~" or "null" or "Null" or "NULL" ? ScalarKind.Null : ScalarKind.String;
            case 't' or 'T' or 'f' or 'F':
                return text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE" ? ScalarKind.Bool : ScalarKind.String;
            case '.': return IsDotted(text) || IsFloat(text) ? ScalarKind.Float : ScalarKind.String;
            case '+' or '-' when IsDotted(text[1..]) && !text.EndsWith('n') && !text.EndsWith('N'): return ScalarKind.Float;
            case '+' or '-' or (>= '0' and <= '9'): return KindOfNumber(text);
            default: return ScalarKind.String;
        }
    }

    private static bool IsDotted(string text) => text is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN";

    private static ScalarKind KindOfNumber(string text)
    {
        if (Timestamp.TryParse(text, out _)) return ScalarKind.Timestamp;
        var digits = text.Contains('_') ? text.Replace("_", "") : text;
        if (GoNumber.TryParseInteger(digits, out _)) return ScalarKind.Int;
        // What is too great for a number stays text.
        return IsFloat(digits) && double.IsFinite(GoNumber.ToDouble(digits)) ? ScalarKind.Float : ScalarKind.String;
    }

    /// <summary>Digits with an optional fraction and exponent.</summary>
    private static bool IsFloat(ReadOnlySpan<char> text)
    {
        if (text[0] is '+' or '-') text = text[1..];
        var whole = Digits(text);
        text = text[whole..];
        var fraction = 0;
        if (!text.IsEmpty && text[0] == '.')
        {
            fraction = Digits(text[1..]);
            text = text[(1 + fraction)..];
        }

        if (whole + fraction == 0) return false;
        if (text.IsEmpty) return true;
        if (text[0] is not ('e' or 'E')) return false;
        text = text[1..];
        if (!text.IsEmpty && text[0] is '+' or '-') text = text[1..];
        return !text.IsEmpty && Digits(text) == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
