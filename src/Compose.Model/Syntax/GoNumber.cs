using System.Globalization;
using System.Text;

namespace Compose.Model.Syntax;

/// <summary>Numbers as spelled in YAML and as printed by the reference (spec 1.12, "number to string").</summary>
public static class GoNumber
{
    /// <summary>
    /// A whole number in any base: 12, 0x1F, 0o17, 017, 0b11, with <c>_</c> between digits. The range extends to the largest unsigned
    /// 64-bit number.
    /// </summary>
    public static bool TryParseInteger(string text, out Int128 value)
    {
        value = 0;
        var digits = (text.Contains('_') ? text.Replace("_", "") : text).AsSpan();
        var negative = digits.StartsWith("-");
        if (negative || digits.StartsWith("+"))
            digits = digits[1..];
        var radix = 10;
        if (digits.Length > 1 && digits[0] == '0')
        {
            radix = digits[1] switch
            {
                'x' or 'X' => 16,
                'o' or 'O' => 8,
                'b' or 'B' => 2,
                _ => 8,
            };
            digits = digits[(char.IsAsciiLetter(digits[1]) ? 2 : 1)..];
        }

        if (digits.IsEmpty)
            return false;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;
            if (digit >= radix)
                return false;
            value = value * radix + digit;
            if (value > ulong.MaxValue)
                return false;
        }

        if (negative)
            value = -value;
        // Beyond the signed range the reference accepts only digits without a sign.
        return value >= long.MinValue && (value <= long.MaxValue || text[0] != '+');
    }

    /// <summary>The text of a scalar where the model expects text: 0x1F is 31, 1.50 is 1.5, 1e3 is 1000, 1000000.0 is 1e+06.</summary>
    public static string ToText(Scalar scalar) =>
        scalar.Kind switch
        {
            ScalarKind.Int when TryParseInteger(scalar.Text, out var value) => value.ToString(CultureInfo.InvariantCulture),
            ScalarKind.Float => FormatGeneral(ToDouble(scalar.Text)),
            ScalarKind.Bool => scalar.Text is "true" or "True" or "TRUE" ? "true" : "false",
            ScalarKind.Timestamp when Timestamp.TryParse(scalar.Text, out var time) => time.ToText(),
            _ => scalar.Text,
        };

    /// <summary>The value of a float, <c>.inf</c> and <c>.nan</c> included.</summary>
    public static double ToDouble(string text) =>
        text.TrimStart('+').ToLowerInvariant() switch
        {
            ".inf" => double.PositiveInfinity,
            "-.inf" => double.NegativeInfinity,
            ".nan" => double.NaN,
            var digits => double.TryParse(digits.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : double.NaN,
        };

    /// <summary>Go's %v and %g, also used by go-yaml: shortest digits, with an exponent below 1e-4 and from 1e6 on.</summary>
    public static string FormatGeneral(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "+Inf" : "-Inf";
        if (value == 0)
            return double.IsNegative(value) ? "-0" : "0";
        var exponent = ExponentOf(value);
        return exponent is < -4 or >= 6 ? Exponent(value) : Plain(value);
    }

    /// <summary>The format of encoding/json: an exponent below 1e-6 and from 1e21 on, without leading zeros.</summary>
    public static string FormatJson(double value)
    {
        var size = Math.Abs(value);
        if (size != 0 && (size < 1e-6 || size >= 1e21))
            return Exponent(value).Replace("e-0", "e-", StringComparison.Ordinal);
        return Plain(value);
    }

    /// <summary>The decimal exponent of the shortest digits: of 1e-07, not of the underlying 9.9999...e-08.</summary>
    private static int ExponentOf(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture).AsSpan().TrimStart('-');
        var exponent = shortest.IndexOf('E');
        if (exponent >= 0)
            return int.Parse(shortest[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = shortest.IndexOf('.');
        return shortest[0] != '0' ? (point < 0 ? shortest.Length : point) - 1 : 1 - shortest.IndexOfAnyExcept('0', '.');
    }

    private static string Plain(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (!shortest.Contains('E'))
            return shortest;
        return decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString("0.############################", CultureInfo.InvariantCulture)
            : value.ToString("F0", CultureInfo.InvariantCulture);
    }

    /// <summary>d.ddde±dd with an exponent of at least two digits.</summary>
    private static string Exponent(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = ExponentOf(value);
        var cut = shortest.IndexOf('E');
        var digits = (cut < 0 ? shortest : shortest[..cut]).Replace("-", "").Replace(".", "").TrimStart('0').TrimEnd('0');
        var text = new StringBuilder(value < 0 ? "-" : "").Append(digits[0]);
        if (digits.Length > 1)
            text.Append('.').Append(digits, 1, digits.Length - 1);
        return text.Append('e')
            .Append(exponent < 0 ? '-' : '+')
            .Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture))
            .ToString();
    }
}
