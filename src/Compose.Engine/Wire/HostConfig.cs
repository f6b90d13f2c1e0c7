namespace Compose.Engine.Wire;

/// <summary>The host-dependent configuration of a container: mounts, ports, namespaces, rights. Limits are in the other half.</summary>
public sealed partial record HostConfig
{
    /// <summary><c>source:target[:options]</c>; a source that is not a path names a volume. The engine creates missing sources.</summary>
    public IReadOnlyList<string>? Binds { get; init; }
    public IReadOnlyList<Mount>? Mounts { get; init; }

    /// <summary>Target path to mount options.</summary>
    public IReadOnlyDictionary<string, string>? Tmpfs { get; init; }
    public string? VolumeDriver { get; init; }
    public IReadOnlyList<string>? VolumesFrom { get; init; }

    public LogConfig? LogConfig { get; init; }

    /// <summary>A network's name, <c>none</c>, <c>host</c>, <c>bridge</c>, <c>default</c> or <c>container:ID</c>.</summary>
    public string? NetworkMode { get; init; }

    /// <summary><c>80/tcp</c> to host bindings.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PortBinding>>? PortBindings { get; init; }
    public bool PublishAllPorts { get; init; }
    public HostRestartPolicy? RestartPolicy { get; init; }

    /// <summary>Whether to remove the container, and its anonymous volumes, when it exits.</summary>
    public bool AutoRemove { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
    public IReadOnlyList<string>? CapAdd { get; init; }
    public IReadOnlyList<string>? CapDrop { get; init; }

    /// <summary><c>host</c> or <c>private</c>.</summary>
    public string? CgroupnsMode { get; init; }
    public string? Cgroup { get; init; }
    public IReadOnlyList<string>? Dns { get; init; }
    public IReadOnlyList<string>? DnsOptions { get; init; }
    public IReadOnlyList<string>? DnsSearch { get; init; }

    /// <summary><c>host:ip</c>.</summary>
    public IReadOnlyList<string>? ExtraHosts { get; init; }
    public IReadOnlyList<string>? GroupAdd { get; init; }
    public string? IpcMode { get; init; }

    /// <summary><c>container:alias</c>.</summary>
    public IReadOnlyList<string>? Links { get; init; }
    public string? PidMode { get; init; }
    public bool Privileged { get; init; }
    public bool ReadonlyRootfs { get; init; }
    public IReadOnlyList<string>? SecurityOpt { get; init; }
    public IReadOnlyDictionary<string, string>? StorageOpt { get; init; }
    public string? UTSMode { get; init; }
    public string? UsernsMode { get; init; }
    public IReadOnlyDictionary<string, string>? Sysctls { get; init; }
    public string? Runtime { get; init; }
    public string? Isolation { get; init; }

    /// <summary>Null: the engine's list. Empty: nothing is masked.</summary>
    public IReadOnlyList<string>? MaskedPaths { get; init; }

    /// <summary>Null: the engine's list. Empty: nothing is read-only.</summary>
    public IReadOnlyList<string>? ReadonlyPaths { get; init; }

    /// <summary>Whether to run an init process as PID 1; null means the engine's default.</summary>
    public bool? Init { get; init; }
}

/// <summary>The logging driver and its options.</summary>
public sealed record LogConfig
{
    public string? Type { get; init; }
    public IReadOnlyDictionary<string, string>? Config { get; init; }
}

/// <summary>A host port; <see cref="HostPort"/> may be a range such as <c>8000-8010</c>, or empty for any free one.</summary>
public sealed record PortBinding
{
    public string? HostIp { get; init; }
    public string? HostPort { get; init; }
}

/// <summary><c>no</c>, <c>always</c>, <c>unless-stopped</c> or <c>on-failure</c>, the last with a retry limit (0: unlimited).</summary>
public sealed record HostRestartPolicy
{
    public string? Name { get; init; }
    public int MaximumRetryCount { get; init; }
}
