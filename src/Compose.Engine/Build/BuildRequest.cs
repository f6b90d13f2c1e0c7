using Compose.Engine.Wire;

namespace Compose.Engine.Build;

/// <summary>
/// Build options besides the context. Secrets, SSH agents and local additional contexts need a session and are not supported by this call.
/// </summary>
public sealed record BuildRequest
{
    /// <summary>Whether to use BuildKit instead of the classic builder.</summary>
    public bool BuildKit { get; init; } = true;

    /// <summary>A Git or HTTP URL from which the engine fetches the context itself; null for the sent one.</summary>
    public string? Remote { get; init; }

    /// <summary>Path inside the context, with forward slashes.</summary>
    public string Dockerfile { get; init; } = "Dockerfile";
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Null uses the Dockerfile's default, as if the argument were absent.</summary>
    public IReadOnlyDictionary<string, string?>? BuildArgs { get; init; }
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
    public string? Target { get; init; }
    public string? Platform { get; init; }
    public string? NetworkMode { get; init; }

    /// <summary><c>host:ip</c></summary>
    public IReadOnlyList<string>? ExtraHosts { get; init; }
    public IReadOnlyList<string>? CacheFrom { get; init; }
    public bool NoCache { get; init; }

    /// <summary>Whether to pull newer base images.</summary>
    public bool Pull { get; init; }

    /// <summary>Bytes; supported by the classic builder, and by BuildKit from engine 26 on.</summary>
    public long ShmSize { get; init; }

    /// <summary>As <see cref="ShmSize"/>.</summary>
    public IReadOnlyList<HostUlimit>? Ulimits { get; init; }

    /// <summary>Bytes; classic builder.</summary>
    public long Memory { get; init; }
    public string? Isolation { get; init; }
    public string? CgroupParent { get; init; }

    /// <summary>Classic builder: whether to keep intermediate containers.</summary>
    public bool KeepIntermediate { get; init; }

    /// <summary>A caller-defined id by which the build can be cancelled.</summary>
    public string? Id { get; init; }

    /// <summary>Credentials for base images, by registry.</summary>
    public IReadOnlyDictionary<string, RegistryAuth>? Auths { get; init; }
}
