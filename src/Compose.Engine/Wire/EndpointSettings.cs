namespace Compose.Engine.Wire;

/// <summary>A container's endpoint in one network: the upper half is requested, the lower half assigned by the engine.</summary>
public sealed record EndpointSettings
{
    public EndpointIpam? IPAMConfig { get; init; }

    /// <summary><c>container:alias</c>.</summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>Names in the network. Engines below API 1.45 add the short id.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }
    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }

    /// <summary>The highest priority provides the default route (API 1.48).</summary>
    public int GwPriority { get; init; }

    /// <summary>Can be requested from API 1.44 on; reported by all versions.</summary>
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
