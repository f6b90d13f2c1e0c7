using System.Text.Json;

namespace Compose.Engine.Wire;

/// <summary>What travels, as it is written: for those who show, keep or compare it.</summary>
public static class WireText
{
    /// <summary>JSON of a body of this folder.</summary>
    /// <exception cref="NotSupportedException">Another type.</exception>
    public static string Write(object body) => JsonSerializer.Serialize(body, body.GetType(), WireJson.Default);

    /// <summary>A body of this folder; null for JSON's null.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    /// <exception cref="NotSupportedException">Another type.</exception>
    public static T? Read<T>(JsonElement json)
        where T : class => (T?)json.Deserialize(typeof(T), WireJson.Default);
}
