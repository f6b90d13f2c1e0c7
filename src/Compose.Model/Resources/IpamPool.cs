using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A range of addresses of a network.</summary>
public sealed class IpamPool(Mapping node) : View(node)
{
    /// <summary>The range: <c>172.28.0.0/16</c>.</summary>
    public string? Subnet => Text("subnet");

    /// <summary>The address of the way out.</summary>
    public string? Gateway => Text("gateway");

    /// <summary>The part of the subnet containers get addresses from.</summary>
    public string? IpRange => Text("ip_range");

    /// <summary>Names and addresses that are taken already.</summary>
    public ImmutableArray<KeyValuePair<string, string>> AuxAddresses => Map("aux_addresses");
}
