using System.Text;
using Compose.Planning.Drifts;

namespace Compose.Planning.Reports;

/// <summary>A drift in Markdown, for an issue or the summary of a workflow.</summary>
public static class DriftMarkdown
{
    /// <param name="zone">In which times are written.</param>
    public static string Write(Drift drift, PlanStyle style, TimeZoneInfo zone)
    {
        var text = new StringBuilder($"### Drift of {Markdown.Code(drift.Project)}: {DriftText.Summary(drift)}\n");
        if (!drift.Items.IsEmpty)
            text.Append('\n');
        foreach (var item in drift.Items)
        {
            var place = item.At is { } at ? $" ({Markdown.Escaped(style.Relative(at.ToString()))})" : "";
            text.Append($"- {Markdown.Escaped(DriftText.Sentence(item, zone))}{place}\n");
            foreach (var change in item.Changes)
                text.Append($"  - {Markdown.Code(change.Attribute)}: {Value(change.New)} in the files, {Value(change.Old)} here\n");
        }

        return text.ToString();
    }

    private static string Value(string? text) => text is null ? "unset" : Markdown.Code(ChangeText.Value(text));
}
