using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Services;

/// <summary>The attachment of a service to a network (spec 1.9).</summary>
public sealed class ServiceNetwork(Scalar key, Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "network of a service",
            [
                new(
                    "aliases",
                    new ListShape(new TextShape())
                    {
                        Description = "Aliases of the container on this network.",
                        Distinct = true,
                        Unique = UniqueBy.Key,
                    }
                )
                {
                    WrongNames = ["alias"],
                },
                new(
                    "driver_opts",
                    new MapShape(new PrintedShape(ScalarTypes.Text | ScalarTypes.Number))
                    {
                        Description = "Options of the network's driver for this container.",
                    }
                ),
                new(
                    "gw_priority",
                    new WholeShape(ScalarTypes.Number) { Description = "The network with the highest number gives the default route." }
                ),
                new("interface_name", new TextShape { Description = "The device's name in the container." }),
                new("ipv4_address", new TextShape { Description = "A fixed address.", Grammar = IpAddress.CheckVersion4 })
                {
                    WrongNames = ["ip", "ipv4", "ip_address", "address"],
                },
                new("ipv6_address", new TextShape { Description = "A fixed address.", Grammar = IpAddress.CheckVersion6 })
                {
                    WrongNames = ["ipv6"],
                },
                new(
                    "link_local_ips",
                    new ListShape(new TextShape { Grammar = IpAddress.Check })
                    {
                        Description = "Link-local addresses.",
                        Distinct = true,
                        Unique = UniqueBy.Key,
                    }
                ),
                new("mac_address", new TextShape { Description = "The MAC address on this network.", Grammar = HardwareAddress.Check })
                {
                    WrongNames = ["mac"],
                },
                new("priority", new WholeShape(ScalarTypes.Number) { Description = "The order of connection, highest first." }),
            ]
        )
        {
            Description = "How a service is attached to a network.",
            OrNull = true,
        };

    public string Name => key.Text;

    /// <summary>Location of the name.</summary>
    public Location NameAt => key.At;

    public ImmutableArray<string> Aliases => List("aliases");

    public ImmutableArray<KeyValuePair<string, string>> DriverOpts => Map("driver_opts");

    public long GwPriority => Whole("gw_priority") ?? 0;

    public string? InterfaceName => Text("interface_name");

    public string? Ipv4Address => Text("ipv4_address");

    public string? Ipv6Address => Text("ipv6_address");

    public ImmutableArray<string> LinkLocalIps => List("link_local_ips");

    public string? MacAddress => Text("mac_address");

    public long Priority => Whole("priority") ?? 0;
}
