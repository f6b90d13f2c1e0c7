using System.Text.Json.Serialization;

namespace Compose.Engine.Configuration;

/// <summary>The <c>config.json</c> of Docker's CLI. Other keys belong to other programs.</summary>
public sealed record DockerConfigFile
{
    [JsonPropertyName("auths")]
    public IReadOnlyDictionary<string, DockerAuth>? Auths { get; init; }

    [JsonPropertyName("credsStore")]
    public string? CredsStore { get; init; }

    [JsonPropertyName("credHelpers")]
    public IReadOnlyDictionary<string, string>? CredHelpers { get; init; }

    [JsonPropertyName("HttpHeaders")]
    public IReadOnlyDictionary<string, string>? HttpHeaders { get; init; }

    [JsonPropertyName("proxies")]
    public IReadOnlyDictionary<string, DockerProxies>? Proxies { get; init; }

    [JsonPropertyName("detachKeys")]
    public string? DetachKeys { get; init; }

    [JsonPropertyName("psFormat")]
    public string? PsFormat { get; init; }

    [JsonPropertyName("currentContext")]
    public string? CurrentContext { get; init; }

    [JsonPropertyName("cliPluginsExtraDirs")]
    public IReadOnlyList<string>? CliPluginsExtraDirs { get; init; }
}

/// <summary>Credentials of one registry, stored in the file itself.</summary>
public sealed record DockerAuth
{
    /// <summary>base64 of <c>user:password</c>.</summary>
    [JsonPropertyName("auth")]
    public string? Auth { get; init; }

    [JsonPropertyName("username")]
    public string? Username { get; init; }

    [JsonPropertyName("password")]
    public string? Password { get; init; }

    [JsonPropertyName("identitytoken")]
    public string? IdentityToken { get; init; }

    /// <summary>Omits the password: the default implementation would print it.</summary>
    public override string ToString() => $"credentials of {Username}";
}

/// <summary>The proxies for containers of one engine.</summary>
public sealed record DockerProxies
{
    [JsonPropertyName("httpProxy")]
    public string? HttpProxy { get; init; }

    [JsonPropertyName("httpsProxy")]
    public string? HttpsProxy { get; init; }

    [JsonPropertyName("noProxy")]
    public string? NoProxy { get; init; }

    [JsonPropertyName("ftpProxy")]
    public string? FtpProxy { get; init; }

    [JsonPropertyName("allProxy")]
    public string? AllProxy { get; init; }
}

/// <summary>A context's <c>meta.json</c>.</summary>
public sealed record ContextFile
{
    public string? Name { get; init; }
    public IReadOnlyDictionary<string, ContextEndpoint>? Endpoints { get; init; }
}

/// <summary>An address in a context.</summary>
public sealed record ContextEndpoint
{
    public string? Host { get; init; }
    public bool SkipTLSVerify { get; init; }
}

/// <summary>A credential helper's answer to <c>get</c>.</summary>
public sealed record HelperAnswer
{
    public string? ServerURL { get; init; }
    public string? Username { get; init; }
    public string? Secret { get; init; }

    /// <summary>Omits the secret: the default implementation would print it.</summary>
    public override string ToString() => $"credentials of {Username}";
}

[JsonSourceGenerationOptions]
[JsonSerializable(typeof(DockerConfigFile))]
[JsonSerializable(typeof(ContextFile))]
[JsonSerializable(typeof(HelperAnswer))]
internal sealed partial class ConfigJson : JsonSerializerContext;
