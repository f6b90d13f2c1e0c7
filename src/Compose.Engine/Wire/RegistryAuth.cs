using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>Registry credentials.</summary>
public sealed record RegistryAuth
{
    [JsonPropertyName("username")]
    public string? Username { get; init; }

    [JsonPropertyName("password")]
    public string? Password { get; init; }

    [JsonPropertyName("serveraddress")]
    public string? ServerAddress { get; init; }

    /// <summary>Used instead of a password.</summary>
    [JsonPropertyName("identitytoken")]
    public string? IdentityToken { get; init; }

    /// <summary>The header <c>X-Registry-Auth</c>: base64url of JSON, <c>e30=</c> for anonymous access.</summary>
    public static string ToHeader(RegistryAuth? auth) =>
        Pad(Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(auth ?? new(), Wire.WireJson.Default.RegistryAuth)));

    /// <summary>The header <c>X-Registry-Config</c> of a build: base64url of JSON, by registry.</summary>
    public static string ToHeader(IReadOnlyDictionary<string, RegistryAuth> byRegistry) =>
        Pad(
            Base64Url.EncodeToString(
                JsonSerializer.SerializeToUtf8Bytes(byRegistry, Wire.WireJson.Default.IReadOnlyDictionaryStringRegistryAuth)
            )
        );

    /// <summary>Omits the password: the default implementation would print it.</summary>
    public override string ToString() => $"{Username}@{ServerAddress}";

    // The engine requires padding, which .NET omits.
    private static string Pad(string text) => text.PadRight((text.Length + 3) / 4 * 4, '=');
}
