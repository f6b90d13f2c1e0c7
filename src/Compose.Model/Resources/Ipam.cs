using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>How a network gives out addresses.</summary>
public sealed class Ipam(Mapping node) : View(node)
{
    /// <summary>The driver.</summary>
    public string? Driver => Text("driver");

    /// <summary>The pools.</summary>
    public ImmutableArray<IpamPool> Config => Items("config", static node => new IpamPool(node));

    /// <summary>Options of the driver.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Options => Map("options");
}
