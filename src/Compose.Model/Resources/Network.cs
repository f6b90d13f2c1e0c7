using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level network (spec 1.11).</summary>
public sealed partial class Network(Scalar key, Mapping node) : Resource(key, node)
{
    /// <summary>The driver; null is the engine's default.</summary>
    public string? Driver => Text("driver");

    /// <summary>Options of the driver.</summary>
    public ImmutableArray<KeyValuePair<string, string>> DriverOpts => Map("driver_opts");

    /// <summary>How addresses are given out.</summary>
    public Ipam? Ipam => Part("ipam", static node => new Ipam(node));

    /// <summary>Whether the network has no way out.</summary>
    public bool Internal => Flag("internal") ?? false;

    /// <summary>Whether containers that are no service may join.</summary>
    public bool Attachable => Flag("attachable") ?? false;

    /// <summary>Labels of the network.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels => Map("labels");

    /// <summary>Whether containers get an address of version 4; null leaves it to the engine.</summary>
    public bool? EnableIpv4 => Flag("enable_ipv4");

    /// <summary>Whether containers get an address of version 6; null leaves it to the engine.</summary>
    public bool? EnableIpv6 => Flag("enable_ipv6");
}
