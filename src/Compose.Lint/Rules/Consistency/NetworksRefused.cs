using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class NetworksRefused : Rule
{
    // Every engine has one of each.
    private static readonly string[] Predefined = ["bridge", "host", "none"];
    private static readonly string[] Drivers = ["bridge", "overlay", "macvlan", "ipvlan", "nat", "transparent", "l2bridge", "l2tunnel"];

    public override Descriptor Descriptor { get; } =
        new("CF160", "network-refused", Severity.Error, "A network that the engine rejects")
        {
            Page = """
                The engine rejects a network, when `up` creates it or attaches the first container:

                - a pool of `ipam` without a `subnet`; a `subnet` or `ip_range` with bits beyond its prefix (`10.1.0.5/24`; engines before 25 ignore them);
                  a `gateway`, `ip_range` or address of `aux_addresses` outside the subnet, reserved in it or taken twice;
                - subnets that overlap, and a second subnet of one version of a bridge;
                - `name: bridge`, `host` or `none`, which the engine has already, `default`, and no name at all;
                - the drivers `host`, `none` and `null`, and names with capitals, which no plugin has;
                - values of `driver_opts` that the driver cannot read, such as `com.docker.network.driver.mtu: 1500b`;
                - `enable_ipv4: false` without `enable_ipv6` (engines before 28 ignore it), and a name of a device of more than 15 bytes.

                ```yaml
                networks:
                  back:
                    ipam:
                      config:
                        - subnet: 172.28.0.0/16
                          ip_range: 172.28.5.0/24
                          gateway: 172.28.5.254
                ```

                To attach a service to the host's network, write `network_mode: host`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var used = context
            .Services.Where(static service => service.NetworkMode is null)
            .SelectMany(service => NetworkReach.NetworksOf(service, context) ?? [])
            .ToHashSet(StringComparer.Ordinal);
        foreach (var network in context.Project.Networks.Where(network => used.Contains(network.Key)))
        {
            if (OfName(network) is { } name)
                yield return name;
            foreach (var found in network.External ? [] : OfSettings(network))
                yield return found;
        }

        foreach (var joined in context.Services.SelectMany(static service => service.Networks))
            if (joined.InterfaceName is { Length: > 0 } device && !NetworkDriverOptions.IsDevice(device))
                yield return Descriptor
                    .At(joined.PlaceOf("interface_name"), $"a network device cannot be called `{device}`")
                    .WithHelp($"write {NetworkDriverOptions.Device}");
    }

    private IEnumerable<Diagnostic> OfSettings(Network network)
    {
        if (network.Driver is { Length: > 0 } driver && OfDriver(network.PlaceOf("driver"), driver) is { } wrong)
            yield return wrong;
        foreach (var (option, value) in network.Texts("driver_opts"))
            if (!value.IsUnset() && NetworkDriverOptions.Wrong(network.Driver, option, value.Text) is { } help)
                yield return Descriptor.At(value.At, $"the driver rejects `{value.Text}` for `{option}`").WithHelp(help);
            else if (value.Text == "isolated" && !network.Internal)
                yield return Descriptor
                    .At(value.At, $"`{option}` can be `isolated` only on an internal network")
                    .WithHelp("write `internal: true` for the network, or choose another mode");
        if (network is { EnableIpv4: false, EnableIpv6: null or false })
            yield return Descriptor
                .At(network.PlaceOf("enable_ipv4"), $"network `{network.Key}` has neither IPv4 nor IPv6")
                .WithHelp("write `enable_ipv6: true`, or remove `enable_ipv4`");
        foreach (var found in AddressPools.Check(network, Descriptor))
            yield return found;
    }

    private Diagnostic? OfName(Network network)
    {
        var at = network.PlaceOf(Resource.NameKey);
        return network.Node[Resource.NameKey].IsUnset() ? null : network.Name switch
        {
            "" => Descriptor.At(at, $"network `{network.Key}` has an empty name").WithHelp("remove `name`, or write one"),
            "default" when !network.External => Descriptor.At(at, "the engine reserves the name `default`").WithHelp("choose another name"),
            var name when Predefined.Contains(name) => Descriptor
                .At(at, $"`{name}` is a network of the engine, which takes no services by name")
                .WithHelp($"choose another name, or write `network_mode: {name}` for the services"),
            _ => null,
        };
    }

    private Diagnostic? OfDriver(Location at, string driver)
    {
        if (driver is "host" or "none" or "null")
            return Descriptor
                .At(at, $"no network can be created with the driver `{driver}`")
                .WithHelp($"write `network_mode: {(driver == "host" ? "host" : "none")}` for the services");
        if (Drivers.Contains(driver) || Spelling.Nearest(driver, Drivers) is not { } meant)
            return null;
        var found = Descriptor.At(at, $"the engine has no network driver `{driver}`").WithHelp($"did you mean `{meant}`?");
        // A plugin may have such a name, but none with capitals.
        return driver.Any(char.IsUpper) ? found : found with { Severity = Severity.Warning };
    }
}
