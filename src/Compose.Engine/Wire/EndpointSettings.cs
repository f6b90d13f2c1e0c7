namespace Compose.Engine.Wire;

/// <summary>A container's place in one network: the upper half is asked for, the lower half is what the engine gave.</summary>
public sealed record EndpointSettings
{
    public EndpointIpam? IPAMConfig { get; init; }

    /// <summary><c>container:alias</c>.</summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>Names under which the others in the network find it. On API below 1.45 the engine adds the short id.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }
    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }

    /// <summary>The highest one provides the default route (API 1.48).</summary>
    public int GwPriority { get; init; }

    /// <summary>Asked for from API 1.44, reported by all.</summary>
    public string? MacAddress { get; init; }

    public string? NetworkID { get; init; }
    public string? EndpointID { get; init; }
    public string? Gateway { get; init; }
    public string? IPAddress { get; init; }
    public int IPPrefixLen { get; init; }
    public string? IPv6Gateway { get; init; }
    public string? GlobalIPv6Address { get; init; }
    public int GlobalIPv6PrefixLen { get; init; }
    public IReadOnlyList<string>? DNSNames { get; init; }
}

/// <summary>Fixed addresses.</summary>
public sealed record EndpointIpam
{
    public string? IPv4Address { get; init; }
    public string? IPv6Address { get; init; }
    public IReadOnlyList<string>? LinkLocalIPs { get; init; }
}

/// <summary>Body of <c>POST /networks/{id}/connect</c>.</summary>
public sealed record NetworkConnect(string Container, EndpointSettings? EndpointConfig);

/// <summary>Body of <c>POST /networks/{id}/disconnect</c>.</summary>
public sealed record NetworkDisconnect(string Container, bool Force);
