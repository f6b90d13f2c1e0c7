using System.Globalization;
using System.Text;
using Compose.Engine.Contract;

namespace Compose.Engine.Transport;

/// <summary>A path and its parameters, escaped. Empty parameters are omitted.</summary>
internal sealed class Query(string path)
{
    private readonly StringBuilder text = new(path);
    private bool open;

    /// <summary><c>/containers/{id}/json</c>; keeps slashes, colons and at signs of image names.</summary>
    public static Query Of(string kind, string id, string action = "") =>
        new($"/{kind}/{Segment(id)}{(action.Length > 0 ? "/" + action : "")}");

    public Query With(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return this;
        text.Append(open ? '&' : '?').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        open = true;
        return this;
    }

    public Query With(string name, bool value) => value ? With(name, "1") : this;

    public Query With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public Query With(string name, Filters filters) => filters.IsEmpty ? this : With(name, filters.ToJson());

    /// <summary>Seconds and nanoseconds, the engine's time format.</summary>
    public Query With(string name, DateTimeOffset? time)
    {
        if (time is not { } value)
            return this;
        var ticks = value.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        return With(name, string.Create(CultureInfo.InvariantCulture, $"{seconds}.{rest * 100:D9}"));
    }

    public Query WithEach(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
            With(name, value);
        return this;
    }

    public override string ToString() => text.ToString();

    private static string Segment(string id) =>
        Uri.EscapeDataString(id)
            .Replace("%2F", "/", StringComparison.Ordinal)
            .Replace("%3A", ":", StringComparison.Ordinal)
            .Replace("%40", "@", StringComparison.Ordinal);
}
