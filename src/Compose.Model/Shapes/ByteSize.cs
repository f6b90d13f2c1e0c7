using System.Globalization;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>Sizes as text: <c>512m</c>, <c>1.5 GiB</c>, <c>1024</c>. Every unit counts in powers of 1024 (spec 1.0).</summary>
public static class ByteSize
{
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out bytes)) return true;
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.')) digits++;
        if (!decimal.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || text[0] == '.' || text[digits - 1] == '.') return false;
        if (Scale(text.AsSpan(digits)) is not { } scale || number > long.MaxValue / scale) return false;
        bytes = (long)(number * scale);
        return true;
    }

    /// <summary>What a unit multiplies by; a blank may stand before it. Null when it is no unit.</summary>
    private static decimal? Scale(ReadOnlySpan<char> unit)
    {
        if (unit.StartsWith(" ")) unit = unit[1..];
        Span<char> lower = stackalloc char[4];
        if (unit.Length > 3) return null;
        lower = lower[..unit.ToLowerInvariant(lower)];
        if (lower.IsEmpty) return 1m;
        var power = "bkmgtp".IndexOf(lower[0]);
        if (power < 0) return lower is "i" or "ib" ? 1m : null;
        if (power == 0 && lower.Length > 1 || lower[1..] is not ("" or "b" or "i" or "ib")) return null;
        return power switch { 0 => 1m, 1 => 1024m, 2 => 1048576m, 3 => 1073741824m, 4 => 1099511627776m, _ => 1125899906842624m };
    }

    internal static Mistake? Check(string text)
    {
        if (TryParse(text, out _)) return null;
        return new Mistake(ShapeDiagnostics.InvalidByteSize, new TextSpan(0, text.Length),
            text.Length == 0 ? "invalid size: '': a size must not be empty" : $"invalid size: '{text}'",
            "write a number and a unit b, k, m, g, t or p: `512m`, `1.5g`");
    }
}
