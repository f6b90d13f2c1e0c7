using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>A network, from the list or from <c>GET /networks/{id}</c>; the list omits <see cref="Containers"/>.</summary>
public sealed record NetworkInspect
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? Created { get; init; }
    public string? Scope { get; init; }
    public string? Driver { get; init; }
    public bool EnableIPv4 { get; init; }
    public bool EnableIPv6 { get; init; }
    public NetworkIpam? IPAM { get; init; }
    public bool Internal { get; init; }
    public bool Attachable { get; init; }
    public bool Ingress { get; init; }
    public IReadOnlyDictionary<string, NetworkMember> Containers
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, NetworkMember>.Empty;
    } = ReadOnlyDictionary<string, NetworkMember>.Empty;
    public IReadOnlyDictionary<string, string> Options
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;
    public IReadOnlyDictionary<string, string> Labels
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>A running container in a network, keyed by its id.</summary>
public sealed record NetworkMember
{
    public string? Name { get; init; }
    public string? EndpointID { get; init; }
    public string? MacAddress { get; init; }
    public string? IPv4Address { get; init; }
    public string? IPv6Address { get; init; }
}
