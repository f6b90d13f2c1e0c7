using System.Security.Cryptography;
using System.Text;
using Compose.Engine.Contract;

namespace Compose.Engine.Configuration;

/// <summary>The engine selected on the command line; null properties defer to the environment and the configuration.</summary>
public sealed record EndpointChoice
{
    /// <summary>The built-in context, defined by the environment.</summary>
    private const string DefaultContext = "default";

    /// <summary><c>-H</c></summary>
    public string? Host { get; init; }

    /// <summary><c>--context</c></summary>
    public string? Context { get; init; }

    /// <summary>
    /// <c>--tls</c>, <c>--tlsverify</c> and their files; null defers to <c>DOCKER_TLS_VERIFY</c> and <c>DOCKER_CERT_PATH</c>.
    /// </summary>
    public EndpointTls? Tls { get; init; }

    /// <summary>
    /// Resolves the endpoint: <c>--context</c>, then <c>-H</c>, <c>DOCKER_HOST</c>, <c>DOCKER_CONTEXT</c>, the configuration's current
    /// context, the default.
    /// </summary>
    /// <exception cref="EngineException">Host and context are both given, the context does not exist, or its address is
    /// invalid.</exception>
    public EngineEndpoint Resolve(DockerConfig config)
    {
        var variables = config.Variables;
        if (!string.IsNullOrEmpty(Host) && !string.IsNullOrEmpty(Context))
            throw new EngineException(null, "--host and --context both select an engine; use one of them", "");
        if (!string.IsNullOrEmpty(Host))
            return EngineEndpoint.Parse(Host, TlsOf(config));
        if (!string.IsNullOrEmpty(Context) && Context != DefaultContext)
            return FromContext(config, Context, "--context");
        if (variables.GetValueOrDefault("DOCKER_HOST") is { Length: > 0 } host)
            return EngineEndpoint.Parse(host, TlsOf(config));
        if (Context == DefaultContext)
            return EngineEndpoint.Default;
        if (variables.GetValueOrDefault("DOCKER_CONTEXT") is { Length: > 0 } context)
            return FromContext(config, context, "DOCKER_CONTEXT");
        return config.File.CurrentContext is { Length: > 0 } current
            ? FromContext(config, current, $"currentContext in {Path.Combine(config.Directory, "config.json")}")
            : EngineEndpoint.Default;
    }

    private EngineEndpoint FromContext(DockerConfig config, string name, string source)
    {
        if (name == DefaultContext)
            return EngineEndpoint.Default;
        var folder = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var meta = Path.Combine(config.Directory, "contexts", "meta", folder, "meta.json");
        var file =
            DockerConfig.Read(meta, ConfigJson.Default.ContextFile)
            ?? throw new EngineException(
                null,
                $"there is no context \"{name}\" ({source}); `docker context ls` lists the available contexts",
                name
            );
        if (file.Endpoints?.GetValueOrDefault("docker") is not { Host.Length: > 0 } endpoint)
            throw new EngineException(null, $"the context \"{name}\" has no Docker endpoint ({meta})", name);
        var certificates = Path.Combine(config.Directory, "contexts", "tls", folder, "docker");
        var tls =
            Directory.Exists(certificates) || endpoint.SkipTLSVerify
                ? EndpointTls.FromDirectory(certificates, endpoint.SkipTLSVerify)
                : null;
        return EngineEndpoint.Parse(endpoint.Host, tls);
    }

    private EndpointTls? TlsOf(DockerConfig config)
    {
        if (Tls is not null)
            return Tls;
        var verify = config.Variables.GetValueOrDefault("DOCKER_TLS_VERIFY") is { Length: > 0 };
        if (!verify && config.Variables.GetValueOrDefault("DOCKER_TLS") is not { Length: > 0 })
            return null;
        var directory = config.Variables.GetValueOrDefault("DOCKER_CERT_PATH") is { Length: > 0 } path ? path : config.Directory;
        var tls = EndpointTls.FromDirectory(directory, skipVerification: !verify);
        // Verification without an authority would trust everyone: a missing file is reported when the engine is called.
        return verify ? tls with { AuthorityFile = Path.Combine(directory, "ca.pem") } : tls;
    }
}
