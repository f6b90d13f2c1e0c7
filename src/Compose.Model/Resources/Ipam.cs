using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary><c>ipam</c> of a network (spec 1.11).</summary>
public sealed class Ipam(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "ipam",
            [
                new("driver", new TextShape { Description = "The driver." }),
                new("config", new ListShape(IpamPool.Shape) { Description = "The address pools.", Merge = MergeRule.IpamConfig }),
                new("options", new MapShape(new TextShape()) { Description = "Options of the driver." }),
            ]
        )
        {
            Description = "How a network assigns addresses.",
            Emit = Emit.AlwaysInJsonAsMapping,
        };

    public string? Driver => Text("driver");

    public ImmutableArray<IpamPool> Config => Items("config", static node => new IpamPool(node));

    public ImmutableArray<KeyValuePair<string, string>> Options => Map("options");
}

/// <summary>An item of <c>ipam.config</c>.</summary>
public sealed class IpamPool(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "pool",
            [
                new("subnet", new TextShape { Description = "The subnet: `172.28.0.0/16`.", Grammar = IpAddress.CheckSubnet }),
                new("gateway", new TextShape { Description = "The gateway's address.", Grammar = IpAddress.Check }),
                new(
                    "ip_range",
                    new TextShape { Description = "The range to allocate container addresses from.", Grammar = IpAddress.CheckSubnet }
                ),
                new(
                    "aux_addresses",
                    new MapShape(new TextShape { Grammar = IpAddress.Check })
                    {
                        Description = "Reserved addresses, by name.",
                    }
                ),
            ]
        )
        {
            Description = "An address pool of a network.",
        };

    public string? Subnet => Text("subnet");

    public string? Gateway => Text("gateway");

    public string? IpRange => Text("ip_range");

    public ImmutableArray<KeyValuePair<string, string>> AuxAddresses => Map("aux_addresses");
}
