using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>A set in the API's format: an object whose keys are the members and whose values are empty objects.</summary>
public sealed class KeySetConverter : JsonConverter<IReadOnlyList<string>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("expected an object whose keys are the members");
        var members = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            members.Add(reader.GetString() ?? "");
            reader.Read();
            reader.Skip();
        }
        return members;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var member in value)
        {
            writer.WriteStartObject(member);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }
}
