using System.Text.Json;

namespace Compose.Model.Shapes;

/// <summary>Writes the JSON Schema (draft-07) of shapes.</summary>
public sealed record SchemaWriter(Utf8JsonWriter Json)
{
    private readonly SortedDictionary<string, Shape> definitions = new(StringComparer.Ordinal);

    internal void Write(string name, Shape shape)
    {
        Json.WritePropertyName(name);
        Write(shape);
    }

    internal void Write(Shape shape)
    {
        Json.WriteStartObject();
        if (shape.Description.Length > 0)
            Json.WriteString("description", shape.Description);
        if (shape.Definition is { } definition)
        {
            definitions.TryAdd(definition, shape);
            Json.WriteString("$ref", $"#/definitions/{definition}");
        }
        else
        {
            shape.WriteSchema(this);
        }

        Json.WriteEndObject();
    }

    internal void WriteType(IReadOnlyList<string> names)
    {
        if (names.Count == 1)
        {
            Json.WriteString("type", names[0]);
            return;
        }

        Json.WriteStartArray("type");
        foreach (var name in names)
            Json.WriteStringValue(name);
        Json.WriteEndArray();
    }

    /// <summary>Writes all referenced definitions, transitively.</summary>
    internal void WriteDefinitions()
    {
        var written = new HashSet<string>();
        Json.WriteStartObject("definitions");
        while (definitions.Keys.FirstOrDefault(name => !written.Contains(name)) is { } next)
        {
            written.Add(next);
            Json.WriteStartObject(next);
            definitions[next].WriteSchema(this);
            Json.WriteEndObject();
        }

        Json.WriteEndObject();
    }
}
