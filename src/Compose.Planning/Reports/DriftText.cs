using System.Globalization;
using Compose.Planning.Differences;
using Compose.Planning.Drifts;

namespace Compose.Planning.Reports;

/// <summary>A drift for a terminal: by service, what differs and since when, and a summary as the last line.</summary>
public static class DriftText
{
    /// <param name="zone">In which times are written.</param>
    public static string Write(Drift drift, PlanStyle style, TimeZoneInfo zone)
    {
        var lines = new WrappedText(style);
        foreach (var group in drift.Items.GroupBy(static item => item.Service))
        {
            if (group.Key is { } service)
                lines.Line(0, "", $"service {service}", "\e[1m");
            foreach (var item in group)
                Write(lines, item, group.Key is null ? 0 : 2, zone);
        }

        lines.Line(0, "", Summary(drift), "\e[1m");
        return lines.ToString();
    }

    /// <summary><c>2 differences, 5 as in the files</c></summary>
    internal static string Summary(Drift drift) =>
        drift.Items.Length switch
        {
            0 => $"in sync: {drift.InSync} as in the files",
            1 => $"1 difference, {drift.InSync} as in the files",
            var count => $"{count} differences, {drift.InSync} as in the files",
        };

    /// <summary><c>container shop-web-1 exited (137), since 2026-01-31 10:02:03, stopped by a command</c></summary>
    internal static string Sentence(DriftItem item, TimeZoneInfo zone)
    {
        var since = item.Since is { } time
            ? ", since " + TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : "";
        return $"{item.Target} {item.What}{since}{(item.By is { } by ? ", " + by : "")}";
    }

    /// <summary><c>mem_limit: 128m in the files, 96m here</c></summary>
    internal static string Sentence(AttributeChange change) =>
        $"{change.Attribute}: {ChangeText.Value(change.New)} in the files, {ChangeText.Value(change.Old)} here";

    private static void Write(WrappedText lines, DriftItem item, int indent, TimeZoneInfo zone)
    {
        var (mark, color) = item.Kind switch
        {
            DriftKind.Missing => ("- ", "\e[31m"),
            DriftKind.Surplus or DriftKind.Unmanaged => ("+ ", "\e[36m"),
            _ => ("~ ", "\e[33m"),
        };
        lines.Line(indent, mark, Sentence(item, zone), color);
        foreach (var change in item.Changes)
            lines.Line(indent + 4, "", Sentence(change), "");
        if (item.At is { } at)
            lines.Line(indent + 4, "", at.ToString(), "\e[2m");
    }
}
