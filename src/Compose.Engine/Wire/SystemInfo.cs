using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>The used part of <c>GET /info</c>. Slow on a busy engine: never call it at start-up.</summary>
public sealed record SystemInfo
{
    public string? ID { get; init; }
    public string? Name { get; init; }
    public string? ServerVersion { get; init; }
    public string? OperatingSystem { get; init; }
    public string? OSType { get; init; }
    public string? Architecture { get; init; }

    /// <summary>The engine's clock, by which it dates everything else.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? SystemTime { get; init; }
    public int NCPU { get; init; }
    public long MemTotal { get; init; }
    public string? Driver { get; init; }

    /// <summary>Key and value pairs of the storage driver.</summary>
    public IReadOnlyList<IReadOnlyList<string>> DriverStatus
    {
        get;
        init => field = value ?? [];
    } = [];
    public IReadOnlyList<string> SecurityOptions
    {
        get;
        init => field = value ?? [];
    } = [];
    public string? DefaultRuntime { get; init; }
    public SwarmInfo? Swarm { get; init; }
    public IReadOnlyList<string> Warnings
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <summary>Whether the engine is part of a swarm.</summary>
public sealed record SwarmInfo
{
    public string? NodeID { get; init; }

    /// <summary><c>inactive</c>, <c>pending</c>, <c>active</c>, <c>error</c> or <c>locked</c>.</summary>
    public string? LocalNodeState { get; init; }
    public bool ControlAvailable { get; init; }
}

/// <summary>Answer of <c>GET /version</c>.</summary>
public sealed record SystemVersion
{
    public string? Version { get; init; }
    public string? ApiVersion { get; init; }
    public string? MinAPIVersion { get; init; }
    public string? GitCommit { get; init; }
    public string? Os { get; init; }
    public string? Arch { get; init; }
    public string? KernelVersion { get; init; }
}
