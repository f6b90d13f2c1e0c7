namespace Compose.Cli.Terminal.Logs;

/// <summary>A timestamp before a line of a log, as a number that can be compared: its digits, from the year to the nanosecond.</summary>
/// <param name="Seconds">Year, month, day, hour, minute and second, two digits each but for the year.</param>
internal readonly record struct EngineTime(long Seconds, long Nanoseconds) : IComparable<EngineTime>
{
    private const int SecondsLength = 19;

    /// <summary>Reads the text before the first blank: RFC 3339 in UTC, with nine digits after the point.</summary>
    public static EngineTime Of(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)' ');
        var text = end < 0 ? line : line[..end];
        return text.Length <= SecondsLength ? default : new(Digits(text[..SecondsLength]), Digits(text[SecondsLength..]));
    }

    public int CompareTo(EngineTime other) =>
        Seconds == other.Seconds ? Nanoseconds.CompareTo(other.Nanoseconds) : Seconds.CompareTo(other.Seconds);

    private static long Digits(ReadOnlySpan<byte> text)
    {
        long number = 0;
        foreach (var one in text)
            if (char.IsAsciiDigit((char)one))
                number = (number * 10) + (one - '0');
        return number;
    }
}
