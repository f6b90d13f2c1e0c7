using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level network (spec 1.11).</summary>
public sealed class Network(Scalar key, Mapping node) : Resource(key, node)
{
    /// <summary>The network of services that name none.</summary>
    public const string DefaultKey = "default";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new ResourceShape(
            "network",
            [
                NameSpec,
                new("driver", new TextShape { Description = "The driver." }),
                new(
                    "driver_opts",
                    new MapShape(new PrintedShape(ScalarTypes.Text | ScalarTypes.Number)) { Description = "Options of the driver." }
                ),
                new("ipam", Resources.Ipam.Shape),
                ExternalSpec,
                new("internal", new FlagShape { Description = "Whether the network has no external access.", Cast = Cast.Bool }),
                new("attachable", new FlagShape { Description = "Whether standalone containers can attach.", Cast = Cast.Bool }),
                new(
                    Service.LabelsKey,
                    new ListOrMapShape(nullIsEmpty: true)
                    {
                        Description = "Labels of the network.",
                        Merge = MergeRule.AsList,
                        Unique = UniqueBy.Key,
                    }
                ),
                new(
                    "enable_ipv4",
                    new FlagShape
                    {
                        Description = "Whether containers get an IPv4 address.",
                        Cast = Cast.Bool,
                        Emit = Emit.WhenGiven,
                    }
                )
                {
                    WrongNames = ["ipv4"],
                },
                new(
                    "enable_ipv6",
                    new FlagShape
                    {
                        Description = "Whether containers get an IPv6 address.",
                        Cast = Cast.Bool,
                        Emit = Emit.WhenGiven,
                    }
                )
                {
                    WrongNames = ["ipv6"],
                },
            ]
        )
        {
            Description = "A top-level network.",
            Definition = "network",
            OrNull = true,
        };

    /// <summary>Null means the engine's default.</summary>
    public string? Driver => Text("driver");

    public ImmutableArray<KeyValuePair<string, string>> DriverOpts => Map("driver_opts");

    /// <summary>Address management.</summary>
    public Ipam? Ipam => Part("ipam", static node => new Ipam(node));

    public bool Internal => Flag("internal") ?? false;

    public bool Attachable => Flag("attachable") ?? false;

    public ImmutableArray<KeyValuePair<string, string>> Labels => Map(Service.LabelsKey);

    /// <summary>Null leaves the choice to the engine.</summary>
    public bool? EnableIpv4 => Flag("enable_ipv4");

    /// <summary>Null leaves the choice to the engine.</summary>
    public bool? EnableIpv6 => Flag("enable_ipv6");
}
