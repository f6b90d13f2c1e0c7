using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>Body of <c>POST /networks/create</c>.</summary>
public sealed record NetworkCreate
{
    public required string Name { get; init; }

    /// <summary>Whether to refuse a second network of the same name, which engines below API 1.44 would create.</summary>
    public bool CheckDuplicate { get; init; } = true;

    /// <summary>Null means the engine's default, <c>bridge</c>.</summary>
    public string? Driver { get; init; }
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>Null leaves the address space to the engine.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public NetworkIpam? IPAM { get; init; }
    public bool Internal { get; init; }
    public bool Attachable { get; init; }

    /// <summary>Null means the engine's default, on (API 1.48).</summary>
    public bool? EnableIPv4 { get; init; }
    public bool? EnableIPv6 { get; init; }
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>The IPAM driver and its address pools.</summary>
public sealed record NetworkIpam
{
    public string? Driver { get; init; }
    public IReadOnlyList<NetworkIpamPool>? Config { get; init; }
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>One range of addresses.</summary>
public sealed record NetworkIpamPool
{
    public string? Subnet { get; init; }
    public string? IPRange { get; init; }
    public string? Gateway { get; init; }

    /// <summary>Addresses the engine must not assign, by host name.</summary>
    public IReadOnlyDictionary<string, string>? AuxiliaryAddresses { get; init; }
}

/// <summary>Answer of <c>POST /networks/create</c>.</summary>
public sealed record NetworkCreated(string Id, string? Warning = null);
