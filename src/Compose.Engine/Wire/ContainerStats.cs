using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>A sample of <c>GET /containers/{id}/stats</c>. Two consecutive ones give a CPU percentage.</summary>
public sealed record ContainerStats
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("read"), JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? Read { get; init; }

    [JsonPropertyName("pids_stats")]
    public PidsStats Pids
    {
        get;
        init => field = value ?? new();
    } = new();

    [JsonPropertyName("cpu_stats")]
    public CpuStats Cpu
    {
        get;
        init => field = value ?? new();
    } = new();

    [JsonPropertyName("precpu_stats")]
    public CpuStats PreviousCpu
    {
        get;
        init => field = value ?? new();
    } = new();

    [JsonPropertyName("memory_stats")]
    public MemoryStats Memory
    {
        get;
        init => field = value ?? new();
    } = new();

    [JsonPropertyName("blkio_stats")]
    public BlkioStats Blkio
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>By interface.</summary>
    [JsonPropertyName("networks")]
    public IReadOnlyDictionary<string, NetworkStats> Networks
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, NetworkStats>.Empty;
    } = ReadOnlyDictionary<string, NetworkStats>.Empty;
}

/// <summary>Processes; a limit of 2^64-1 means unlimited.</summary>
public sealed record PidsStats
{
    [JsonPropertyName("current")]
    public ulong Current { get; init; }

    [JsonPropertyName("limit")]
    public ulong Limit { get; init; }
}

/// <summary>CPU time since the start, in nanoseconds.</summary>
public sealed record CpuStats
{
    [JsonPropertyName("cpu_usage")]
    public CpuUsage Usage
    {
        get;
        init => field = value ?? new();
    } = new();

    [JsonPropertyName("system_cpu_usage")]
    public ulong System { get; init; }

    [JsonPropertyName("online_cpus")]
    public uint Online { get; init; }
}

/// <summary>CPU time of the container.</summary>
public sealed record CpuUsage
{
    [JsonPropertyName("total_usage")]
    public ulong Total { get; init; }

    [JsonPropertyName("percpu_usage")]
    public IReadOnlyList<ulong> PerCpu
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <summary>Memory in bytes.</summary>
public sealed record MemoryStats
{
    [JsonPropertyName("usage")]
    public ulong Usage { get; init; }

    [JsonPropertyName("limit")]
    public ulong Limit { get; init; }

    /// <summary>Kernel counters; <c>total_inactive_file</c> (cgroup 1) or <c>inactive_file</c> (2) is cache.</summary>
    [JsonPropertyName("stats")]
    public IReadOnlyDictionary<string, ulong> Counters
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, ulong>.Empty;
    } = ReadOnlyDictionary<string, ulong>.Empty;
}

/// <summary>Disk traffic.</summary>
public sealed record BlkioStats
{
    [JsonPropertyName("io_service_bytes_recursive")]
    public IReadOnlyList<BlkioEntry> Bytes
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <summary>Bytes read or written on one device.</summary>
public sealed record BlkioEntry
{
    [JsonPropertyName("op")]
    public string Op
    {
        get;
        init => field = value ?? "";
    } = "";

    [JsonPropertyName("value")]
    public ulong Value { get; init; }
}

/// <summary>Network traffic in bytes.</summary>
public sealed record NetworkStats
{
    [JsonPropertyName("rx_bytes")]
    public ulong Received { get; init; }

    [JsonPropertyName("tx_bytes")]
    public ulong Sent { get; init; }
}
