using System.Collections.Immutable;
using System.Text.Json;
using Compose.Model.Diagnostics;
using Compose.Planning.Differences;
using Compose.Planning.Plans;

namespace Compose.Planning.Reports;

/// <summary>A plan as JSON, as <c>schemas/plan.schema.json</c> describes it; problems in the format of <c>lint</c>.</summary>
public static class PlanJson
{
    /// <summary>Raised when a reader of an earlier version could misunderstand a later one.</summary>
    public const int Version = 1;

    public static string Write(Plan plan) => Write(plan, static _ => { });

    /// <param name="more">Writes further members.</param>
    internal static string Write(Plan plan, Action<Utf8JsonWriter> more)
    {
        var overview = PlanOverview.Of(plan);
        return IndentedJson.Object(json =>
        {
            json.WriteNumber("version", Version);
            if (plan.Project is { } project)
                json.WriteString("project", project.Name);
            WriteSummary(json, overview.Summary);
            WriteAll(json, "groups", overview.Groups, WriteGroup);
            WriteTexts(json, "unchanged", overview.Unchanged);
            WriteTexts(json, "lost", overview.Lost);
            WriteAll(json, "steps", plan.Nodes, WriteStep);
            WriteTexts(json, "kept", plan.Kept.Select(static kept => kept.Target.ToString()));
            WriteTexts(json, "undecided", plan.Undecided);
            WriteTexts(json, "warnings", plan.Warnings);
            WriteAll(json, "problems", plan.Problems, DiagnosticJson.Write);
            more(json);
        });
    }

    private static void WriteSummary(Utf8JsonWriter json, PlanSummary summary)
    {
        json.WriteStartObject("summary");
        json.WriteString("text", summary.ToString());
        json.WriteStartObject("containers");
        foreach (var (action, count) in summary.Containers)
            json.WriteNumber(action, count);
        json.WriteNumber("unchanged", summary.Unchanged);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, PlanGroup group)
    {
        json.WriteStartObject();
        json.WriteString("kind", group.Kind);
        json.WriteString("name", group.Name);
        WriteAll(json, "items", group.Items, WriteItem);
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, PlanItem item)
    {
        json.WriteStartObject();
        json.WriteString("action", item.Action);
        json.WriteString("kind", item.Target.Kind);
        json.WriteString("name", item.Target.Name);
        json.WriteString("cause", item.Cause);
        WriteAll(json, "changes", item.Difference.Changes, WriteChange);
        WriteAll(json, "uncertain", item.Difference.Uncertain, WriteChange);
        WriteTexts(json, "untraced", item.Difference.Untraced);
        if (item.Interruption is { } interruption)
        {
            json.WriteStartObject("interruption");
            if (interruption.Seconds is { } seconds)
                json.WriteNumber("seconds", seconds);
            else
                json.WriteNull("seconds");
            json.WriteBoolean("returns", interruption.Returns);
            json.WriteEndObject();
        }

        WriteTexts(json, "stays", item.Stays);
        WriteTexts(json, "hooks", item.Hooks);
        WriteAll(json, "steps", item.Steps, static (json, number) => json.WriteNumberValue(number));
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, AttributeChange change)
    {
        json.WriteStartObject();
        json.WriteString("attribute", change.Attribute);
        json.WriteString("old", change.Old);
        json.WriteString("new", change.New);
        if (change.At is { } at)
        {
            json.WriteString("path", at.Source.Path);
            json.WriteNumber("line", at.Start.Line);
            json.WriteNumber("column", at.Start.Column);
            WriteAll(
                json,
                "sources",
                change.Steps,
                static (json, step) =>
                {
                    json.WriteStartObject();
                    json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(step.Kind.ToString()));
                    json.WriteString("text", step.Text);
                    json.WriteEndObject();
                }
            );
        }

        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, PlanNode node)
    {
        json.WriteStartObject();
        json.WriteNumber("number", node.Number);
        json.WriteString("verb", node.Step.Verb);
        json.WriteString("kind", node.Step.Target.Kind);
        json.WriteString("name", node.Step.Target.Name);
        WriteAll(json, "after", node.After, static (json, number) => json.WriteNumberValue(number));
        json.WriteString("cause", node.Step.Cause);
        if (node.Group is { } group)
            json.WriteString("group", $"{group.Working} {group.Target}".ToLowerInvariant());
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts) =>
        WriteAll(json, name, [.. texts], static (json, text) => json.WriteStringValue(text));

    private static void WriteAll<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }
}
