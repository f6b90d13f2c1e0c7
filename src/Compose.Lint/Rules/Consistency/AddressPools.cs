using System.Net;
using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

/// <summary>What the engine rejects in <c>ipam.config</c>, for its own address management.</summary>
internal static class AddressPools
{
    private const string SubnetKey = "subnet";
    private const string GatewayKey = "gateway";
    private const string RangeKey = "ip_range";
    private const string AddressesKey = "aux_addresses";

    public static IEnumerable<Diagnostic> Check(Network network, Descriptor descriptor)
    {
        if (network.Ipam is not { Driver: null or "" or "default" } ipam)
            return [];
        return ipam.Config.SelectMany(pool => OfPool(pool, descriptor)).Concat(OfPair(network, ipam, descriptor));
    }

    private static IEnumerable<Diagnostic> OfPool(IpamPool pool, Descriptor descriptor)
    {
        if (pool.Subnet is null or "")
        {
            if (!pool.Node[SubnetKey].IsUnset())
                yield return descriptor
                    .At(pool.PlaceOf(SubnetKey), "an address pool without a `subnet`")
                    .WithHelp("add one, or remove the pool");
            yield break;
        }

        if (Subnets.Of(pool.Subnet) is not { } subnet)
            yield break;
        if (Inexact(pool, SubnetKey, pool.Subnet, descriptor) is { } inexact)
            yield return inexact;
        if (Subnets.IsVersion4(subnet) && subnet.PrefixLength == 32)
            yield return descriptor
                .At(pool.PlaceOf(SubnetKey), $"`{pool.Subnet}` has no address for a container")
                .WithHelp("write a shorter prefix, such as `/24`");
        if (Misplaced(pool.Gateway, subnet) is { } wrong)
            yield return Found(pool.PlaceOf(GatewayKey), pool.Gateway!, wrong, pool, descriptor);
        if (OfRange(pool, subnet, descriptor) is { } range)
            yield return range;
        foreach (var found in OfAddresses(pool, subnet, descriptor))
            yield return found;
    }

    private static Diagnostic? OfRange(IpamPool pool, IPNetwork subnet, Descriptor descriptor)
    {
        if (pool.IpRange is not { } text || Subnets.Of(text) is not { } range)
            return null;
        return !subnet.Contains(range.BaseAddress) || range.PrefixLength < subnet.PrefixLength
            ? Found(pool.PlaceOf(RangeKey), text, "is not within the subnet", pool, descriptor)
            : Inexact(pool, RangeKey, text, descriptor);
    }

    private static IEnumerable<Diagnostic> OfAddresses(IpamPool pool, IPNetwork subnet, Descriptor descriptor)
    {
        var taken = new Dictionary<IPAddress, Location>();
        if (IPAddress.TryParse(pool.Gateway, out var gateway))
            taken.Add(gateway, pool.PlaceOf(GatewayKey));
        foreach (var (_, text) in pool.Texts(AddressesKey))
            if (Misplaced(text.Text, subnet) is { } wrong)
                yield return Found(text.At, text.Text, wrong, pool, descriptor);
            else if (IPAddress.TryParse(text.Text, out var address) && !taken.TryAdd(address, text.At))
                yield return descriptor
                    .At(text.At, $"`{text.Text}` is reserved twice")
                    .See(taken[address], "first here")
                    .WithHelp("choose another address");
    }

    private static IEnumerable<Diagnostic> OfPair(Network network, Ipam ipam, Descriptor descriptor)
    {
        var seen = new List<(IpamPool Pool, IPNetwork Subnet)>();
        foreach (var pool in ipam.Config)
        {
            if (Subnets.Of(pool.Subnet) is not { } subnet)
                continue;
            var version = Subnets.IsVersion4(subnet) ? "IPv4" : "IPv6";
            if (seen.Find(other => Subnets.Overlap(other.Subnet, subnet)) is { Pool: { } first })
                yield return descriptor
                    .At(pool.PlaceOf(SubnetKey), $"two subnets of network `{network.Key}` overlap")
                    .See(first.PlaceOf(SubnetKey), "the other subnet")
                    .WithHelp("choose another subnet, or remove one");
            else if (
                network.Driver is null or "" or "bridge"
                && seen.Find(other => Subnets.IsVersion4(other.Subnet) == Subnets.IsVersion4(subnet)) is { Pool: { } former }
            )
                yield return descriptor
                    .At(pool.PlaceOf(SubnetKey), $"network `{network.Key}` has two {version} subnets: a bridge has one")
                    .See(former.PlaceOf(SubnetKey), "the first subnet")
                    .WithHelp("keep one of them, or write one that spans both");
            seen.Add((pool, subnet));
        }
    }

    private static string? Misplaced(string? text, IPNetwork subnet) =>
        !IPAddress.TryParse(text, out var address) ? null
        : !subnet.Contains(address) ? "is not in the subnet"
        : Subnets.IsReserved(address, subnet) ? "is reserved in the subnet"
        : null;

    private static Diagnostic? Inexact(IpamPool pool, string key, string text, Descriptor descriptor) =>
        Subnets.Of(text) is { } subnet && IPAddress.Parse(text[..text.IndexOf('/')]) is var address && !address.Equals(subnet.BaseAddress)
            ? descriptor
                .At(pool.PlaceOf(key), $"`{text}` is an address with a prefix, not a subnet: engines from 25 on reject it")
                .WithHelp($"write `{subnet}`")
            : null;

    private static Diagnostic Found(Location at, string text, string problem, IpamPool pool, Descriptor descriptor) =>
        descriptor.At(at, $"`{text}` {problem}").See(pool.PlaceOf(SubnetKey), "the subnet").WithHelp("choose an address in the subnet");
}
