using System.Text.Json;
using Compose.Planning.Differences;
using Compose.Planning.Drifts;

namespace Compose.Planning.Reports;

/// <summary>A drift as JSON, as <c>schemas/drift.schema.json</c> describes it.</summary>
public static class DriftJson
{
    /// <summary>Raised when a reader of an earlier version could misunderstand a later one.</summary>
    public const int Version = 1;

    public static string Write(Drift drift) =>
        IndentedJson.Object(json =>
        {
            json.WriteNumber("version", Version);
            json.WriteString("project", drift.Project);
            json.WriteNumber("in_sync", drift.InSync);
            json.WriteStartArray("differences");
            foreach (var item in drift.Items)
                Write(json, item);
            json.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter json, DriftItem item)
    {
        json.WriteStartObject();
        json.WriteString("difference", DriftJunit.Name(item.Kind));
        json.WriteString("kind", item.Target.Kind);
        json.WriteString("name", item.Target.Name);
        if (item.Service is { } service)
            json.WriteString("service", service);
        json.WriteString("what", item.What);
        if (item.Since is { } since)
            json.WriteString("since", since.ToUniversalTime());
        if (item.By is { } by)
            json.WriteString("by", by);
        if (item.At is { } at)
        {
            json.WriteString("path", at.Source.Path);
            json.WriteNumber("line", at.Start.Line);
            json.WriteNumber("column", at.Start.Column);
        }

        json.WriteStartArray("changes");
        foreach (var change in item.Changes)
            Write(json, change);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AttributeChange change)
    {
        json.WriteStartObject();
        json.WriteString("attribute", change.Attribute);
        json.WriteString("files", change.New);
        json.WriteString("engine", change.Old);
        json.WriteEndObject();
    }
}
