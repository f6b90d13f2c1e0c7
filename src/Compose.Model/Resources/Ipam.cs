using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>How a network gives out addresses.</summary>
public sealed class Ipam(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("ipam",
    [
        new("driver", new TextShape { Description = "The driver." }),
        new("config", new ListShape(IpamPool.Shape) { Description = "The pools.", Merge = MergeRule.IpamConfig }),
        new("options", new MapShape(new TextShape()) { Description = "Options of the driver." }),
    ])
    {
        Description = "How a network gives out addresses.",
        Emit = Emit.AlwaysInJsonAsMapping,
    };

    /// <summary>The driver.</summary>
    public string? Driver => Text("driver");

    /// <summary>The pools.</summary>
    public ImmutableArray<IpamPool> Config => Items("config", static node => new IpamPool(node));

    /// <summary>Options of the driver.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Options => Map("options");
}
