using System.Text.Json;

namespace Compose.Engine.Wire;

/// <summary>API bodies as JSON text, for display, storage or comparison.</summary>
public static class WireText
{
    /// <summary>Serializes a body of this namespace.</summary>
    /// <exception cref="NotSupportedException">The type is not supported.</exception>
    public static string Write(object body) => JsonSerializer.Serialize(body, body.GetType(), WireJson.Default);

    /// <summary>Deserializes a body of this namespace; null for JSON's null.</summary>
    /// <exception cref="JsonException">The JSON does not match.</exception>
    /// <exception cref="NotSupportedException">The type is not supported.</exception>
    public static T? Read<T>(JsonElement json)
        where T : class => (T?)json.Deserialize(typeof(T), WireJson.Default);
}
