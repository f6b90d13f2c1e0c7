using Compose.Engine.Wire;
using Compose.Model.Services;

namespace Compose.Planning.Fields.Families;

/// <summary>Networks, ports, and how names are resolved. The settings in one network are in <see cref="EndpointFields"/>.</summary>
internal static class NetworkFields
{
    public static IEnumerable<Field> All =>
        [
            new Field(Service.NetworkModeKey, Mode),
            .. EndpointFields.All,
            Field.Set(Service.PortsKey, static side => Ports(side.Host.PortBindings)),
            new Field(Service.ExposeKey, Exposed),
            new Field(Service.LinksKey, sides => Links(sides, Service.LinksKey, ours: true)),
            new Field(Service.ExternalLinksKey, sides => Links(sides, Service.ExternalLinksKey, ours: false)),
            Field.Set(Service.ExtraHostsKey, static side => side.Host.ExtraHosts),
            Field.List(Service.DnsKey, static side => side.Host.Dns),
            Field.Set(Service.DnsOptKey, static side => side.Host.DnsOptions),
            Field.List(Service.DnsSearchKey, static side => side.Host.DnsSearch),
        ];

    /// <summary>The network mode; null when the container has networks of its own.</summary>
    public static string? ModeOf(Side side) =>
        side.Config.NetworkDisabled ? "disabled"
        : side.Host.NetworkMode is not ({ Length: > 0 } and not "default") ? null
        : side.Host.NetworkMode is "host" or "none" or "bridge" || PeerReference.Of(side.Host.NetworkMode).Container is not null
            ? side.Host.NetworkMode
        : null;

    private static IEnumerable<Difference> Mode(Comparison sides)
    {
        // The name of a network is a mode too.
        var named = sides.Service.NetworkMode is { } mode && mode == sides.Wanted.Host.NetworkMode ? mode : null;
        var wanted = Peers.Named(sides, Shown.Of(ModeOf(sides.Wanted) ?? named));
        var observed = Peers.Named(
            sides,
            Shown.Of(ModeOf(sides.Observed) ?? (named is not null && sides.Observed.Host.NetworkMode == named ? named : null))
        );
        if (wanted?.Text != observed?.Text)
            yield return new Difference(Service.NetworkModeKey, "", observed, wanted, Certainty.Certain);
    }

    private static IEnumerable<string> Ports(IReadOnlyDictionary<string, IReadOnlyList<PortBinding>>? ports) =>
        (ports ?? new Dictionary<string, IReadOnlyList<PortBinding>>())
            .OrderBy(static port => port.Key, StringComparer.Ordinal)
            .SelectMany(static port => port.Value.Select(binding => Text(port.Key, binding)));

    private static string Text(string port, PortBinding binding)
    {
        var host = binding.HostIp is { Length: > 0 } ip ? (ip.Contains(':') ? $"[{ip}]:" : ip + ":") : "";
        var published = binding.HostPort is { Length: > 0 } number and not "0" ? number + ":" : host.Length > 0 ? ":" : "";
        return host + published + (port.EndsWith("/tcp", StringComparison.Ordinal) ? port[..^4] : port);
    }

    // Published ports are exposed too, and so are the image's.
    private static IEnumerable<Difference> Exposed(Comparison sides)
    {
        var inherited = (sides.Image.ExposedPorts ?? []).ToHashSet(StringComparer.Ordinal);
        return Field.Sets(
            Service.ExposeKey,
            "",
            sides,
            side => (side.Config.ExposedPorts ?? [])
                .Where(port => !inherited.Contains(port) && side.Host.PortBindings?.ContainsKey(port) is not true)
                .Order(StringComparer.Ordinal)
        );
    }

    // Kept with each network; by the host configuration only in the default bridge.
    private static IEnumerable<Difference> Links(Comparison sides, string attribute, bool ours) =>
        Field.Sets(
            attribute,
            "",
            sides,
            side =>
                side.Endpoints.Values.SelectMany(static endpoint => endpoint.Links ?? [])
                    .Select(link => link.Split(':', 2))
                    .Where(link => link.Length == 2 && sides.Services.ContainsKey(link[0]) == ours)
                    .Select(link => ours ? OwnLink(sides.Services[link[0]], link) : string.Join(':', link))
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
        );

    /// <summary>A link as typed; null for those that a service's containers have by number and name besides.</summary>
    private static string? OwnLink(string service, string[] link)
    {
        var (container, alias) = (link[0], link[1]);
        var end = alias.AsSpan().TrimEnd("0123456789");
        var isNumbered = end.Length < alias.Length && end.Length > service.Length && end[..^1].SequenceEqual(service);
        return alias == service ? service
            : alias == container || isNumbered ? null
            : $"{service}:{alias}";
    }
}
