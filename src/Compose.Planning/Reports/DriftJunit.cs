using System.Security;
using System.Text;
using Compose.Planning.Drifts;

namespace Compose.Planning.Reports;

/// <summary>A drift as JUnit XML: a failed test for each difference, and one that passes when there is none.</summary>
public static class DriftJunit
{
    /// <param name="zone">In which times are written.</param>
    public static string Write(Drift drift, PlanStyle style, TimeZoneInfo zone)
    {
        var count = drift.Items.Length;
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        text.Append($"<testsuites name=\"compose drift\" tests=\"{Math.Max(count, 1)}\" failures=\"{count}\">\n");
        text.Append($"  <testsuite name={Quoted(drift.Project)} tests=\"{Math.Max(count, 1)}\" failures=\"{count}\">\n");
        if (count == 0)
            text.Append($"    <testcase name={Quoted(DriftText.Summary(drift))} classname={Quoted(drift.Project)}/>\n");
        foreach (var item in drift.Items)
        {
            text.Append($"    <testcase name={Quoted(item.Target.ToString())} classname={Quoted(item.Service ?? drift.Project)}>\n");
            text.Append($"      <failure message={Quoted(DriftText.Sentence(item, zone))} type={Quoted(Name(item.Kind))}>");
            foreach (var change in item.Changes)
                text.Append(Escaped(DriftText.Sentence(change) + "\n"));
            if (item.At is { } at)
                text.Append(Escaped(style.Relative(at.ToString())));
            text.Append("</failure>\n    </testcase>\n");
        }

        return text.Append("  </testsuite>\n</testsuites>\n").ToString();
    }

    /// <summary>The kind in reports: <c>missing</c>.</summary>
    internal static string Name(DriftKind kind) => kind.ToString().ToLowerInvariant();

    private static string Quoted(string text) => $"\"{Escaped(text)}\"";

    // Control characters are not allowed in XML, not even escaped.
    private static string Escaped(string text) =>
        SecurityElement.Escape(string.Concat(text.Where(static c => c >= ' ' || c is '\n' or '\t')));
}
