using System.Net;
using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class StaticIpOrSubnet : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF128", "static-ip-or-subnet", Severity.Error, "Address not available on its network")
        {
            Page = """
                A fixed address must be in a subnet that the network declares, must not be the gateway's, and only one container can have it. Subnets of two
                networks must not overlap. The engine rejects each of these, at start at the latest.

                ```yaml
                networks:
                  back:
                    ipam:
                      config:
                        - subnet: 172.28.0.0/16
                services:
                  db:
                    networks:
                      back: {ipv4_address: 172.28.0.10}
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var found in Overlaps(context))
            yield return found;
        var taken = new Dictionary<(string, IPAddress), Location>();
        foreach (var service in context.Services)
            foreach (var joined in service.Networks)
                foreach (var (attribute, text) in new[] { ("ipv4_address", joined.Ipv4Address), ("ipv6_address", joined.Ipv6Address) })
                    if (
                        text is not null
                        && IPAddress.TryParse(text, out var address)
                        && context.Project.FindNetwork(joined.Name) is { External: false } network
                        && Check(address, joined.PlaceOf(attribute), network, service, taken) is { } found
                    )
                        yield return found;
    }

    private Diagnostic? Check(
        IPAddress address,
        Location at,
        Network network,
        Service service,
        Dictionary<(string, IPAddress), Location> taken
    )
    {
        var pools = network.Ipam?.Config ?? [];
        var subnets = pools.Where(static p => p.Subnet is not null).ToList();
        if (subnets.Count == 0)
            return Descriptor
                .At(at, $"network `{network.Key}` has no subnet, so {address} is not available")
                .See(network.KeyAt, "this network")
                .WithHelp("declare one: `ipam: {config: [{subnet: 172.28.0.0/16}]}`");
        if (!subnets.Exists(p => Subnets.Of(p.Subnet) is { } subnet && subnet.Contains(address)))
            return Descriptor
                .At(at, $"{address} is not in a subnet of network `{network.Key}`")
                .See(subnets[0].PlaceOf("subnet"), "its subnet")
                .WithHelp("choose an address in the subnet");
        if (pools.FirstOrDefault(p => p.Gateway == address.ToString()) is { } pool)
            return Descriptor
                .At(at, $"{address} is the gateway of network `{network.Key}`")
                .See(pool.PlaceOf("gateway"), "the gateway")
                .WithHelp("choose another address");
        if (!taken.TryAdd((network.Key, address), at) && taken[(network.Key, address)] != at)
            return Descriptor
                .At(at, $"{address} is assigned to two services")
                .See(taken[(network.Key, address)], "first assigned here")
                .WithHelp("choose another address");
        return service.Replicas() > 1
            ? Descriptor
                .At(at, $"{service.Replicas()} replicas of `{service.Name}` cannot all have {address}")
                .WithHelp("remove the address, or run one replica")
            : null;
    }

    private IEnumerable<Diagnostic> Overlaps(LintContext context)
    {
        var seen = new List<(IPNetwork Subnet, Network Network, Location At)>();
        foreach (var network in context.Project.Networks)
            foreach (var pool in network.Ipam?.Config ?? [])
            {
                if (network.External || Subnets.Of(pool.Subnet) is not { } subnet)
                    continue;
                var first = seen.Find(other => other.Network.Key != network.Key && Subnets.Overlap(other.Subnet, subnet));
                if (first.Network is not null)
                    yield return Descriptor
                        .At(pool.PlaceOf("subnet"), $"the subnets of networks `{first.Network.Key}` and `{network.Key}` overlap")
                        .See(first.At, "the other subnet")
                        .WithHelp("choose another subnet");
                seen.Add((subnet, network, pool.PlaceOf("subnet")));
            }
    }
}
