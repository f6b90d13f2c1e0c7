namespace Compose.Engine.Wire;

/// <summary>Limits and devices. Null or zero means the engine's default, usually unlimited.</summary>
public sealed partial record HostConfig
{
    public int BlkioWeight { get; init; }
    public IReadOnlyList<WeightDevice>? BlkioWeightDevice { get; init; }
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceReadBps { get; init; }
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceWriteBps { get; init; }
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceReadIOps { get; init; }
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceWriteIOps { get; init; }

    public string? CgroupParent { get; init; }

    /// <summary>Windows only.</summary>
    public long CpuCount { get; init; }

    /// <summary>Windows only; hundredths of a per cent.</summary>
    public long CpuPercent { get; init; }
    public long CpuPeriod { get; init; }
    public long CpuQuota { get; init; }
    public long CpuRealtimePeriod { get; init; }
    public long CpuRealtimeRuntime { get; init; }
    public long CpuShares { get; init; }
    public string? CpusetCpus { get; init; }
    public string? CpusetMems { get; init; }

    /// <summary>Billionths of a CPU.</summary>
    public long NanoCpus { get; init; }

    public IReadOnlyList<DeviceMapping>? Devices { get; init; }
    public IReadOnlyList<string>? DeviceCgroupRules { get; init; }
    public IReadOnlyList<HostDeviceRequest>? DeviceRequests { get; init; }

    /// <summary>Bytes.</summary>
    public long Memory { get; init; }

    /// <summary>Bytes.</summary>
    public long MemoryReservation { get; init; }

    /// <summary>Bytes of memory and swap together; -1 for unlimited swap.</summary>
    public long MemorySwap { get; init; }
    public long? MemorySwappiness { get; init; }
    public bool? OomKillDisable { get; init; }
    public int OomScoreAdj { get; init; }

    /// <summary>-1 for unlimited.</summary>
    public long? PidsLimit { get; init; }

    /// <summary>Bytes.</summary>
    public long ShmSize { get; init; }
    public IReadOnlyList<HostUlimit>? Ulimits { get; init; }
}

/// <summary>A block device's share, 10 to 1000.</summary>
public sealed record WeightDevice(string Path, int Weight);

/// <summary>A block device's limit, in bytes or operations per second.</summary>
public sealed record ThrottleDevice(string Path, long Rate);

/// <summary>A host device in the container.</summary>
public sealed record DeviceMapping
{
    public string? PathOnHost { get; init; }
    public string? PathInContainer { get; init; }

    /// <summary>Any of <c>rwm</c>.</summary>
    public string? CgroupPermissions { get; init; }
}

/// <summary>
/// Devices selected by a driver, such as GPUs; <see cref="Count"/> -1 selects all. Driver <c>cdi</c> takes qualified names as ids.
/// </summary>
public sealed record HostDeviceRequest
{
    public string? Driver { get; init; }
    public int Count { get; init; }
    public IReadOnlyList<string>? DeviceIDs { get; init; }

    /// <summary>Alternative sets of capabilities; all capabilities of a set are required.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Capabilities { get; init; }
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>A process limit; -1 is unlimited.</summary>
public sealed record HostUlimit
{
    public required string Name { get; init; }
    public long Soft { get; init; }
    public long Hard { get; init; }
}
