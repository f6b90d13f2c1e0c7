using System.Globalization;

namespace Compose.Model.Output;

/// <summary>The key order of go-yaml: numbers inside names compare as numbers, so a2 sorts before a10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return string.CompareOrdinal(x, y);
        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
            return x.Length - y.Length;

        var (a, b) = (x[same], y[same]);
        var (letter, otherLetter) = (char.IsLetter(a), char.IsLetter(b));
        if (letter && otherLetter)
            return a - b;
        if (letter || otherLetter)
        {
            // After a digit a letter ends the number, and the shorter number sorts first; elsewhere letters sort last.
            var afterDigit = same > 0 && char.IsDigit(x[same - 1]);
            return letter == afterDigit ? -1 : 1;
        }

        var lead = (a == '0' || b == '0') && InNumber(x, same) ? 1L : 0L;
        var (value, end) = Number(x, same, lead);
        var (otherValue, otherEnd) = Number(y, same, lead);
        return value != otherValue ? value.CompareTo(otherValue)
            : end != otherEnd ? end - otherEnd
            : a - b;
    }

    /// <summary>Whether a nonzero digit precedes in the same number.</summary>
    private static bool InNumber(string text, int at)
    {
        for (var i = at - 1; i >= 0 && char.IsDigit(text[i]); i--)
            if (text[i] != '0')
                return true;
        return false;
    }

    private static (long Value, int End) Number(string text, int at, long value)
    {
        while (at < text.Length && char.IsDigit(text[at]))
            value = unchecked(value * 10 + CharUnicodeInfo.GetDecimalDigitValue(text[at++]));
        return (value, at);
    }
}
