using Compose.Engine.Wire;

namespace Compose.Engine.Build;

/// <summary>
/// What to build, besides the context. Secrets, SSH agents and local additional contexts need a session and are not part of this call.
/// </summary>
public sealed record BuildRequest
{
    /// <summary>BuildKit instead of the classic builder.</summary>
    public bool BuildKit { get; init; } = true;

    /// <summary>A Git or HTTP address the engine fetches the context from itself; null for the one that is sent.</summary>
    public string? Remote { get; init; }

    /// <summary>Path inside the context, with forward slashes.</summary>
    public string Dockerfile { get; init; } = "Dockerfile";
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Null takes the Dockerfile's own default, as if the argument were not there.</summary>
    public IReadOnlyDictionary<string, string?>? BuildArgs { get; init; }
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
    public string? Target { get; init; }
    public string? Platform { get; init; }
    public string? NetworkMode { get; init; }

    /// <summary><c>host:ip</c></summary>
    public IReadOnlyList<string>? ExtraHosts { get; init; }
    public IReadOnlyList<string>? CacheFrom { get; init; }
    public bool NoCache { get; init; }

    /// <summary>Ask the registry for newer base images.</summary>
    public bool Pull { get; init; }

    /// <summary>Bytes; classic builder, and BuildKit from engine 26 on.</summary>
    public long ShmSize { get; init; }

    /// <summary>As <see cref="ShmSize"/>.</summary>
    public IReadOnlyList<HostUlimit>? Ulimits { get; init; }

    /// <summary>Bytes; classic builder.</summary>
    public long Memory { get; init; }
    public string? Isolation { get; init; }
    public string? CgroupParent { get; init; }

    /// <summary>Classic builder: leave the containers of the steps behind.</summary>
    public bool KeepIntermediate { get; init; }

    /// <summary>An id of the caller's choice, with which the build can be cancelled.</summary>
    public string? Id { get; init; }

    /// <summary>Credentials for base images, by registry.</summary>
    public IReadOnlyDictionary<string, RegistryAuth>? Auths { get; init; }
}
