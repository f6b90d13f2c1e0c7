using System.Globalization;

namespace Compose.Model.Syntax;

/// <summary>A date or time that go-yaml recognises in plain text: 2024-01-01, 2024-1-1T10:00:00Z, 2024-01-01 10:00:00.5.</summary>
public readonly record struct Timestamp(DateTime Moment, string Fraction, string Zone)
{
    public static bool TryParse(string text, out Timestamp time)
    {
        time = default;
        if (text.Length < 8 || text[4] != '-' || text.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9'))
            return false;
        var rest = text.AsSpan(5);
        if (!Number(ref rest, 2, out var month) || !Skip(ref rest, '-') || !Number(ref rest, 2, out var day))
            return false;
        var year = int.Parse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        var date = new DateTime(year, month, day);
        if (rest.IsEmpty)
        {
            time = new Timestamp(date, "", "+0000 UTC");
            return true;
        }

        var zoned = rest[0] is 'T' or 't';
        if (!zoned && rest[0] != ' ')
            return false;
        rest = rest[1..];
        if (
            !Number(ref rest, 2, out var hour)
            || !Skip(ref rest, ':')
            || !Number(ref rest, 2, out var minute)
            || !Skip(ref rest, ':')
            || !Number(ref rest, 2, out var second)
            || hour > 23
            || minute > 59
            || second > 59
        )
            return false;
        var fraction = "";
        if (Skip(ref rest, '.') || Skip(ref rest, ','))
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? rest.Length : end;
            if (digits == 0)
                return false;
            fraction = rest[..Math.Min(digits, 9)].TrimEnd('0').ToString();
            rest = rest[digits..];
        }

        var zone = "+0000 UTC";
        if (zoned ? !TryZone(rest, out zone) : !rest.IsEmpty)
            return false;
        time = new Timestamp(date.AddHours(hour).AddMinutes(minute).AddSeconds(second), fraction, zone);
        return true;
    }

    /// <summary>Go's print format: 2024-01-01 00:00:00 +0000 UTC.</summary>
    public string ToText() =>
        $"{Moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}{(Fraction.Length > 0 ? "." : "")}{Fraction} {Zone}";

    /// <summary>Go's format in YAML and JSON: 2024-01-01T00:00:00Z.</summary>
    public string ToRfc3339() =>
        $"{Moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)}{(Fraction.Length > 0 ? "." : "")}{Fraction}{(Zone.EndsWith("UTC", StringComparison.Ordinal) ? "Z" : Zone[..3] + ":" + Zone[3..5])}";

    private static bool TryZone(ReadOnlySpan<char> rest, out string zone)
    {
        zone = "+0000 UTC";
        if (rest is "Z" or "+00:00" or "-00:00")
            return true;
        if (rest.Length != 6 || rest[0] is not ('+' or '-') || rest[3] != ':')
            return false;
        zone = $"{rest[..3]}{rest[4..]} {rest[..3]}{rest[4..]}";
        return int.TryParse(rest[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            && hours <= 24
            && int.TryParse(rest[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && minutes <= 60;
    }

    private static bool Number(ref ReadOnlySpan<char> rest, int most, out int value)
    {
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? rest.Length : end;
        value = 0;
        if (digits == 0 || digits > most)
            return false;
        value = int.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[digits..];
        return true;
    }

    private static bool Skip(ref ReadOnlySpan<char> rest, char expected)
    {
        if (rest.IsEmpty || rest[0] != expected)
            return false;
        rest = rest[1..];
        return true;
    }
}
