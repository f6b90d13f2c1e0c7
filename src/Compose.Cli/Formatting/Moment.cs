using System.Globalization;
using Compose.Cli.Failures;
using Compose.Model.Shapes;

namespace Compose.Cli.Formatting;

/// <summary>A point in time for --since and --until: a duration ago (<c>10m</c>), RFC 3339 or part of it, or Unix seconds.</summary>
internal static class Moment
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HHK",
        "yyyy-MM-ddK",
    ];

    /// <exception cref="CommandFailed">The text is none of these.</exception>
    public static DateTimeOffset? Parse(string? text, string flag, TimeProvider clock)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        if (GoDuration.TryParse(text, out var ago))
            return clock.GetUtcNow() - ago;
        if (DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var moment))
            return moment;
        throw new CommandFailed(
            $"invalid value \"{text}\" for --{flag}: expected a time like 2026-01-31T13:00:00Z, or how long ago, like 10m"
        );
    }
}
