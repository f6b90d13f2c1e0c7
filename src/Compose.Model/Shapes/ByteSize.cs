using System.Globalization;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>Sizes as text: <c>512m</c>, <c>1.5 GiB</c>, <c>1024</c>. Units are powers of 1024 (spec 1.0).</summary>
public static class ByteSize
{
    private const int LongestUnit = 3;

    /// <summary>
    /// A number by Go's rules (<c>.5</c>, <c>1e3</c>), an optional blank, and an optional unit: <c>b</c>, or <c>k</c>, <c>m</c>, <c>g</c>,
    /// <c>t</c>, <c>p</c> alone or followed by <c>b</c> or <c>ib</c>. Only a number without a unit may be negative.
    /// </summary>
    public static bool TryParse(string text, out long bytes)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out bytes))
            return true;
        var unitAt = text.LastIndexOfAny([.. "0123456789. "]) + 1;
        var number = text.AsSpan(0, unitAt);
        if (number.EndsWith(" "))
            number = number[..^1];
        if (
            Number(number) is not { } value
            || Scale(text.AsSpan(unitAt)) is not { } scale
            || value * scale is not (>= 0 and < long.MaxValue)
        )
            return false;
        bytes = (long)(value * scale);
        return true;
    }

    private static double? Number(ReadOnlySpan<char> text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return text.IndexOfAnyExcept("+-.0123456789eE") < 0 && double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>The factor of a unit; null when unknown.</summary>
    private static double? Scale(ReadOnlySpan<char> unit)
    {
        if (unit.IsEmpty)
            return 1;
        if (unit.Length > LongestUnit)
            return null;
        Span<char> lower = stackalloc char[LongestUnit];
        lower = lower[..unit.ToLowerInvariant(lower)];
        var power = "bkmgtp".IndexOf(lower[0]);
        if (power < 0 || lower[1..] is not ("" or "b" or "ib") || power == 0 && lower.Length > 1)
            return null;
        return Math.Pow(1024, power);
    }

    internal static Mistake? Check(string text)
    {
        if (TryParse(text, out _))
            return null;
        return new Mistake(
            ShapeDiagnostics.InvalidByteSize,
            new TextSpan(0, text.Length),
            text.Length == 0 ? "invalid size: '': a size must not be empty" : $"invalid size: '{text}'",
            "write a number and a unit b, k, m, g, t or p: `512m`, `1.5g`"
        );
    }
}
