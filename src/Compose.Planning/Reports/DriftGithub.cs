using System.Text;
using Compose.Planning.Drifts;

namespace Compose.Planning.Reports;

/// <summary>A drift as annotations of a GitHub workflow, at the lines that define what differs.</summary>
public static class DriftGithub
{
    /// <param name="zone">In which times are written.</param>
    public static string Write(Drift drift, PlanStyle style, TimeZoneInfo zone)
    {
        var text = new StringBuilder();
        foreach (var item in drift.Items)
        {
            var place = item.At is { } at
                ? $" file={Property(style.Relative(at.Source.Path))},line={at.Start.Line},col={at.Start.Column},"
                : " ";
            var changes = item.Changes.Select(static change => "\n" + DriftText.Sentence(change));
            text.Append($"::warning{place}title=drift::{Message(DriftText.Sentence(item, zone) + string.Concat(changes))}\n");
        }

        return text.Append(DriftText.Summary(drift)).Append('\n').ToString();
    }

    private static string Message(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
