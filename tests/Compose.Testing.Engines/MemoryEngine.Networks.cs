using System.Globalization;
using System.Net;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Containers;

namespace Compose.Testing.Engines;

/// <content>Networks and their endpoints.</content>
public sealed partial class MemoryEngine
{
    private static readonly string[] Predefined = ["bridge", "host", "none"];
    private readonly List<MemoryNetwork> networks =
    [
        .. Predefined.Select(
            (name, index) =>
                new MemoryNetwork(
                    Digest("predefined " + name),
                    new NetworkCreate { Name = name, Driver = name == "none" ? "null" : name },
                    index,
                    DateTimeOffset.UnixEpoch
                )
        ),
    ];
    private int subnets = Predefined.Length;

    private sealed record MemoryNetwork(string Id, NetworkCreate Body, int Subnet, DateTimeOffset Created)
    {
        public string Name => Body.Name;

        public string Driver => Body.Driver is { Length: > 0 } driver ? driver : "bridge";

        /// <summary>The last assigned address number; the gateway has the first.</summary>
        public int LastAddress { get; set; } = 1;

        public string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"172.{17 + Subnet}.0.{number}");
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<NetworkInspect>> ListNetworksAsync(Filters filters, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<NetworkInspect>>(
            "list networks",
            "",
            false,
            () => [.. networks.Where(network => Fits(network, filters)).Select(network => Show(network, withMembers: false))],
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<NetworkInspect> InspectNetworkAsync(string network, CancellationToken cancellationToken) =>
        AnswerAsync("inspect network", NetworkName(network), false, () => Show(FindNetwork(network), withMembers: true), cancellationToken);

    /// <inheritdoc/>
    public Task<NetworkCreated> CreateNetworkAsync(NetworkCreate body, CancellationToken cancellationToken) =>
        AnswerAsync(
            "create network",
            body.Name,
            true,
            () =>
            {
                if (
                    networks.Any(network => network.Name == body.Name)
                    && (body.CheckDuplicate || Spoken >= ApiVersion.ManyEndpointsInCreate)
                )
                    throw Conflict($"network with name {body.Name} already exists");
                if (body.Driver is { Length: > 0 } and not ("bridge" or "overlay" or "macvlan" or "ipvlan" or "host" or "null"))
                    throw NotFound($"plugin \"{body.Driver}\" not found");
                var network = new MemoryNetwork(NewId("network"), body, subnets++, Now());
                networks.Add(network);
                Happened(network, "create");
                return new NetworkCreated(network.Id);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task RemoveNetworkAsync(string network, CancellationToken cancellationToken) =>
        DoAsync(
            "remove network",
            NetworkName(network),
            () =>
            {
                var found = FindNetwork(network);
                if (Predefined.Contains(found.Name))
                    throw Refusal(HttpStatusCode.Forbidden, $"{found.Name} is a pre-defined network and cannot be removed");
                if (Members(found).Any())
                    throw Refusal(
                        HttpStatusCode.Forbidden,
                        $"error while removing network: network {found.Name} id {found.Id} has active endpoints"
                    );
                networks.Remove(found);
                Happened(found, "destroy");
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task ConnectNetworkAsync(string network, string container, EndpointSettings? endpoint, CancellationToken cancellationToken) =>
        DoAsync(
            "connect",
            $"{NameOf(container)} to {NetworkName(network)}",
            () =>
            {
                var member = Find(container);
                // For a stopped container the endpoint is only recorded.
                if (!member.IsUp && !networks.Any(known => known.Id == network || known.Name == network))
                {
                    member.Endpoints[network] = endpoint ?? new EndpointSettings();
                    return;
                }

                var found = FindNetwork(network);
                if (member.IsUp && member.Endpoints.ContainsKey(found.Name))
                    throw Refusal(HttpStatusCode.Forbidden, $"endpoint with name {member.Name} already exists in network {found.Name}");
                member.Endpoints[found.Name] = (endpoint ?? new EndpointSettings()) with { NetworkID = found.Id };
                if (member.IsUp)
                    Join(member, found);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task DisconnectNetworkAsync(string network, string container, bool force, CancellationToken cancellationToken) =>
        DoAsync(
            "disconnect",
            $"{NameOf(container)} from {NetworkName(network)}",
            () =>
            {
                var found = FindNetwork(network);
                var member = Find(container);
                if (!member.Endpoints.Remove(found.Name))
                    throw Failed($"container {member.Id} is not connected to network {found.Name}");
                Happened(found, "disconnect", ("container", member.Id));
            },
            cancellationToken
        );

    private MemoryNetwork FindNetwork(string network) =>
        networks.FirstOrDefault(known => known.Id == network)
        ?? networks.FirstOrDefault(known => known.Name == network)
        ?? networks.FirstOrDefault(known => network.Length >= 6 && known.Id.StartsWith(network, StringComparison.Ordinal))
        ?? throw NotFound($"network {network} not found");

    private string NetworkName(string network)
    {
        lock (gate)
            return networks.FirstOrDefault(known => known.Id == network)?.Name ?? network;
    }

    private IEnumerable<MemoryContainer> Members(MemoryNetwork network) =>
        containers.Where(container => container.IsUp && container.Endpoints.GetValueOrDefault(network.Name)?.NetworkID == network.Id);

    private static bool Fits(MemoryNetwork network, Filters filters) =>
        filters.FitsLabels(network.Body.Labels)
        && filters.Fits("id", id => network.Id.StartsWith(id, StringComparison.Ordinal))
        && filters.Fits("name", name => network.Name.Contains(name.TrimStart('^').TrimEnd('$'), StringComparison.Ordinal))
        && filters.Fits("driver", driver => network.Driver == driver)
        && filters.Fits("type", type => type == "builtin" == Predefined.Contains(network.Name));

    private NetworkInspect Show(MemoryNetwork network, bool withMembers) =>
        new()
        {
            Id = network.Id,
            Name = network.Name,
            Created = network.Created,
            Scope = "local",
            Driver = network.Driver,
            EnableIPv4 = network.Body.EnableIPv4 ?? true,
            EnableIPv6 = network.Body.EnableIPv6 ?? false,
            IPAM = network.Body.IPAM?.Config is { Count: > 0 }
                ? network.Body.IPAM
                : new NetworkIpam
                {
                    Driver = "default",
                    Config = [new NetworkIpamPool { Subnet = network.AddressOf(0) + "/16", Gateway = network.AddressOf(1) }],
                },
            Internal = network.Body.Internal,
            Attachable = network.Body.Attachable,
            Options = network.Body.Options ?? new Dictionary<string, string>(),
            Labels = network.Body.Labels ?? new Dictionary<string, string>(),
            Containers = withMembers
                ? Members(network)
                    .ToDictionary(
                        static member => member.Id,
                        member => new NetworkMember
                        {
                            Name = member.Name,
                            EndpointID = member.Endpoints[network.Name].EndpointID,
                            IPv4Address = member.Endpoints[network.Name].IPAddress + "/16",
                        }
                    )
                : new Dictionary<string, NetworkMember>(),
        };

    /// <summary>Connects a starting container to its networks.</summary>
    private void Join(MemoryContainer container)
    {
        foreach (var name in container.Endpoints.Keys.ToList())
            Join(
                container,
                networks.FirstOrDefault(network => network.Name == name || network.Id == name)
                    ?? throw NotFound($"network {name} not found")
            );
    }

    private void Join(MemoryContainer container, MemoryNetwork network)
    {
        var asked = container.Endpoints[network.Name];
        var aliases = asked.Aliases ?? [];
        container.Endpoints[network.Name] = asked with
        {
            NetworkID = network.Id,
            EndpointID = NewId("endpoint"),
            IPAddress = asked.IPAMConfig?.IPv4Address ?? network.AddressOf(++network.LastAddress),
            IPPrefixLen = 16,
            Gateway = network.AddressOf(1),
            MacAddress = asked.MacAddress ?? "02:42:ac:11:00:02",
            Aliases =
                Spoken < ApiVersion.VolumeSubpath && !Predefined.Contains(network.Name)
                    ? [.. aliases.Append(container.ShortId).Distinct()]
                    : asked.Aliases,
            DNSNames = Predefined.Contains(network.Name) ? null : [.. aliases.Prepend(container.Name).Append(container.ShortId).Distinct()],
        };
        Happened(network, "connect", ("container", container.Id));
    }

    /// <summary>Releases the addresses of an exited container, which keeps its endpoints.</summary>
    private void Leave(MemoryContainer container)
    {
        container.Ports.Clear();
        foreach (var (name, endpoint) in container.Endpoints.ToList())
        {
            if (endpoint.EndpointID is not { Length: > 0 })
                continue;
            container.Endpoints[name] = endpoint with { EndpointID = "", IPAddress = "", IPPrefixLen = 0, Gateway = "" };
            if (networks.FirstOrDefault(network => network.Id == endpoint.NetworkID) is { } network)
                Happened(network, "disconnect", ("container", container.Id));
        }
    }

    private void Happened(MemoryNetwork network, string action, params (string Name, string Value)[] more)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = network.Name,
            ["type"] = network.Driver,
        };
        foreach (var (name, value) in more)
            attributes[name] = value;
        Happened("network", action, network.Id, attributes);
    }
}
