using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>Converts exit codes: Windows containers report unsigned ones that exceed the range of int.</summary>
public sealed class ExitCodeConverter : JsonConverter<int>
{
    /// <inheritdoc/>
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        unchecked((int)reader.GetInt64());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
