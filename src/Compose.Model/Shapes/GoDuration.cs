namespace Compose.Model.Shapes;

/// <summary>Durations as the Compose Specification writes them, such as <c>1m30s</c>; units ns us µs ms s m h d w (spec 1.0).</summary>
public static class GoDuration
{
    private static readonly (string Unit, decimal Nanoseconds)[] Units =
    [
        ("ns", 1m),
        ("us", 1_000m),
        ("µs", 1_000m),
        ("μs", 1_000m),
        ("ms", 1_000_000m),
        ("s", 1_000_000_000m),
        ("m", 60_000_000_000m),
        ("h", 3_600_000_000_000m),
        ("d", 86_400_000_000_000m),
        ("w", 604_800_000_000_000m),
    ];

    /// <summary>Whole nanoseconds, the engine's unit.</summary>
    public static bool TryParseNanoseconds(string text, out long nanoseconds)
    {
        nanoseconds = 0;
        var rest = text.AsSpan();
        var negative = rest.StartsWith("-");
        if (negative || rest.StartsWith("+"))
            rest = rest[1..];
        if (rest is "0")
            return true;
        if (rest.IsEmpty)
            return false;

        var total = 0m;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (
                digits <= 0
                || !decimal.TryParse(
                    rest[..digits],
                    System.Globalization.NumberStyles.AllowDecimalPoint,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var number
                )
            )
                return false;
            rest = rest[digits..];
            var letters = rest.IndexOfAny("0123456789.");
            var unit = letters < 0 ? rest : rest[..letters];
            var scale = 0m;
            foreach (var (name, size) in Units)
                if (unit.SequenceEqual(name))
                    scale = size;
            if (scale == 0m)
                return false;
            if (number > long.MaxValue / scale)
                return false;
            total += number * scale;
            rest = rest[unit.Length..];
        }

        if (total > long.MaxValue)
            return false;
        nanoseconds = (long)(negative ? -total : total);
        return true;
    }

    public static bool TryParse(string text, out TimeSpan duration)
    {
        var parsed = TryParseNanoseconds(text, out var nanoseconds);
        duration = TimeSpan.FromTicks(nanoseconds / 100);
        return parsed;
    }

    /// <summary>The shortest spelling the reference prints: 90 s is <c>1m30s</c>, 100 µs is <c>100µs</c>, zero is <c>0s</c>.</summary>
    public static string Format(long nanoseconds)
    {
        if (nanoseconds == 0)
            return "0s";
        var sign = nanoseconds < 0 ? "-" : "";
        var rest = Math.Abs((decimal)nanoseconds);
        if (rest < 1_000m)
            return $"{sign}{rest}ns";
        if (rest < 1_000_000m)
            return $"{sign}{Trim(rest / 1_000m)}µs";
        if (rest < 1_000_000_000m)
            return $"{sign}{Trim(rest / 1_000_000m)}ms";

        var hours = decimal.Truncate(rest / 3_600_000_000_000m);
        rest -= hours * 3_600_000_000_000m;
        var minutes = decimal.Truncate(rest / 60_000_000_000m);
        var seconds = Trim((rest - minutes * 60_000_000_000m) / 1_000_000_000m);
        return hours > 0 ? $"{sign}{hours}h{minutes}m{seconds}s"
            : minutes > 0 ? $"{sign}{minutes}m{seconds}s"
            : $"{sign}{seconds}s";
    }

    private static string Trim(decimal value) => value.ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture);
}
