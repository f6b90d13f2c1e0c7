using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Networks, names, addresses, and ports.
public sealed partial class Service
{
    public const string NetworksKey = "networks";
    public ImmutableArray<ServiceNetwork> Networks => Named(NetworksKey, static (key, node) => new ServiceNetwork(key, node));
    private static AttributeSpec NetworksSpec =>
        new(
            NetworksKey,
            new NamedShape(ServiceNetwork.Shape) { Description = "Networks the container is attached to.", Merge = MergeRule.AsMapping }
        );

    public const string NetworkModeKey = "network_mode";
    public string? NetworkMode => Text(NetworkModeKey);
    private static AttributeSpec NetworkModeSpec =>
        new(NetworkModeKey, new TextShape { Description = "`host`, `none`, `service:name` or `container:name`; excludes `networks`." })
        {
            WrongNames = ["net"],
        };

    public const string MacAddressKey = "mac_address";
    public string? MacAddress => Text(MacAddressKey);
    private static AttributeSpec MacAddressSpec =>
        new(
            MacAddressKey,
            new TextShape { Description = "The MAC address on the network with the highest priority.", Grammar = HardwareAddress.Check }
        );

    public const string HostnameKey = "hostname";
    public string? Hostname => Text(HostnameKey);
    private static AttributeSpec HostnameSpec => new(HostnameKey, new TextShape { Description = "The container's host name." });

    public const string DomainnameKey = "domainname";
    public string? Domainname => Text(DomainnameKey);
    private static AttributeSpec DomainnameSpec => new(DomainnameKey, new TextShape { Description = "The container's domain name." });

    public const string PortsKey = "ports";

    /// <summary>One entry per port; ranges are expanded.</summary>
    public ImmutableArray<PortMapping> Ports => Items(PortsKey, static node => new PortMapping(node));
    private static AttributeSpec PortsSpec =>
        new(
            PortsKey,
            new ListShape(new PortShape())
            {
                Description = "Published ports: `[[address:]host:]container[/protocol]`.",
                Distinct = true,
                Unique = UniqueBy.Port,
            }
        );

    public const string ExposeKey = "expose";
    public ImmutableArray<string> Expose => List(ExposeKey);
    private static AttributeSpec ExposeSpec =>
        new(
            ExposeKey,
            new ListShape(new ExposedPortShape())
            {
                Description = "Ports exposed to other containers: `80`, `53/udp` or a range.",
                Distinct = true,
                Unique = UniqueBy.Text,
            }
        );

    public const string LinksKey = "links";
    public ImmutableArray<string> Links => List(LinksKey);
    private static AttributeSpec LinksSpec =>
        new(
            LinksKey,
            new ListShape(new TextShape())
            {
                Description = "Services reachable under an alias: `service[:alias]`.",
                Distinct = true,
                Unique = UniqueBy.Key,
            }
        );

    public const string ExternalLinksKey = "external_links";
    public ImmutableArray<string> ExternalLinks => List(ExternalLinksKey);
    private static AttributeSpec ExternalLinksSpec =>
        new(
            ExternalLinksKey,
            new ListShape(new TextShape()) { Description = "Containers outside the project to link: `name[:alias]`.", Distinct = true }
        );

    public const string ExtraHostsKey = "extra_hosts";
    public ImmutableArray<ExtraHost> ExtraHosts => ExtraHost.ListOf(Node[ExtraHostsKey]);
    private static AttributeSpec ExtraHostsSpec =>
        new(
            ExtraHostsKey,
            new ExtraHostsShape { Description = "Entries added to the container's hosts file.", Merge = MergeRule.AsListKeepingAll }
        );

    public const string DnsKey = "dns";
    public ImmutableArray<string> Dns => List(DnsKey);
    private static AttributeSpec DnsSpec =>
        new(
            DnsKey,
            new DnsShape
            {
                Description = "DNS servers, instead of the engine's.",
                Merge = MergeRule.AsList,
                Unique = UniqueBy.Key,
            }
        );

    public const string DnsOptKey = "dns_opt";
    public ImmutableArray<string> DnsOpt => List(DnsOptKey);
    private static AttributeSpec DnsOptSpec =>
        new(
            DnsOptKey,
            new ListShape(new TextShape())
            {
                Description = "DNS resolver options.",
                Distinct = true,
                Merge = MergeRule.AsList,
                Unique = UniqueBy.Key,
            }
        );

    public const string DnsSearchKey = "dns_search";
    public ImmutableArray<string> DnsSearch => List(DnsSearchKey);
    private static AttributeSpec DnsSearchSpec =>
        new(
            DnsSearchKey,
            new TextListShape
            {
                Description = "DNS search domains.",
                Merge = MergeRule.AsList,
                Unique = UniqueBy.Key,
            }
        );
}
