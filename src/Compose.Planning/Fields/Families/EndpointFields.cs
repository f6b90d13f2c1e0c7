using System.Globalization;
using Compose.Engine.Wire;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Planning.Fields.Families;

/// <summary>A container's settings in each of its networks, by the network's key in the files.</summary>
internal static class EndpointFields
{
    private const string InterfaceName = "com.docker.network.endpoint.ifname";

    public static IEnumerable<Field> All =>
        [
            new Field(Service.NetworksKey, Settings),
            new Field(Service.NetworksKey, Primary),
            new Field(Service.MacAddressKey, Addresses),
        ];

    private static IEnumerable<Difference> Settings(Comparison sides)
    {
        // Implied networks come and go with network_mode.
        var modes = NetworkFields.ModeOf(sides.Wanted) is not null || NetworkFields.ModeOf(sides.Observed) is not null;
        foreach (var name in sides.Wanted.Endpoints.Keys.Union(sides.Observed.Endpoints.Keys).Order(StringComparer.Ordinal))
        {
            if (name is "host" or "none" or "bridge")
                continue;
            var key = KeyOf(sides, name);
            if (modes && (key == "default" || IsImplied(sides.Service, key)))
                continue;
            var (wanted, observed) = (sides.Wanted.Endpoints.GetValueOrDefault(name), sides.Observed.Endpoints.GetValueOrDefault(name));
            if (wanted is null || observed is null)
                yield return new Difference(Service.NetworksKey, key, Connected(observed), Connected(wanted), Certainty.Certain);
            else
                foreach (var difference in Differ(sides, key, wanted, observed))
                    yield return difference;
        }
    }

    private static IEnumerable<Difference> Differ(Comparison sides, string key, EndpointSettings wanted, EndpointSettings observed)
    {
        var (want, have) = (Parts(sides, wanted), Parts(sides, observed));
        foreach (var name in want.Keys.Union(have.Keys).Order(StringComparer.Ordinal))
        {
            var (next, old) = (want.GetValueOrDefault(name), have.GetValueOrDefault(name));
            if (next?.Text != old?.Text)
                yield return new Difference(Service.NetworksKey, $"{key}.{name}", old, next, Certainty.Certain);
        }
    }

    private static IEnumerable<Difference> Addresses(Comparison sides)
    {
        foreach (var (name, wanted) in sides.Wanted.Endpoints)
        {
            if (!sides.Observed.Endpoints.TryGetValue(name, out var observed))
                continue;
            var (wish, mac) = (Filled(wanted.MacAddress), Filled(observed.MacAddress));
            if (string.Equals(wish, mac, StringComparison.OrdinalIgnoreCase))
                continue;
            // Every running container has an address, and a stopped one shows none.
            var certainty = wish is null || mac is null ? Certainty.Unlikely : Certainty.Certain;
            var key = KeyOf(sides, name);
            yield return sides.Service.Networks.FirstOrDefault(network => network.Name == key)?.MacAddress is null
                ? new Difference(Service.MacAddressKey, "", Shown.Of(mac), Shown.Of(wish), certainty)
                : new Difference(Service.NetworksKey, key + ".mac_address", Shown.Of(mac), Shown.Of(wish), certainty);
        }
    }

    private static Dictionary<string, Shown> Parts(Comparison sides, EndpointSettings endpoint)
    {
        var parts = new Dictionary<string, Shown>(StringComparer.Ordinal);
        Add("aliases", Shown.Of((endpoint.Aliases ?? []).Where(alias => !IsOwn(sides, alias)).Order(StringComparer.Ordinal)));
        Add("ipv4_address", Shown.Of(Filled(endpoint.IPAMConfig?.IPv4Address)));
        Add("ipv6_address", Shown.Of(Filled(endpoint.IPAMConfig?.IPv6Address)));
        Add("link_local_ips", Shown.Of(endpoint.IPAMConfig?.LinkLocalIPs));
        Add("gw_priority", Shown.Of(Field.Decimal(endpoint.GwPriority)));
        foreach (var (name, value) in endpoint.DriverOpts ?? new Dictionary<string, string>())
            Add(name == InterfaceName ? "interface_name" : "driver_opts." + name, Shown.Of(value));
        return parts;

        void Add(string name, Shown? value)
        {
            if (value is not null)
                parts[name] = value;
        }
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Names that a container has anyway: its own, the service's, and in older engines its short id and host name.</summary>
    private static bool IsOwn(Comparison sides, string alias) =>
        alias == sides.Service.Name || alias == sides.Observed.Name || alias == sides.Observed.Config.Hostname || alias == sides.Wanted.Name
        || (alias.Length == 12 && sides.Id.StartsWith(alias, StringComparison.Ordinal));

    /// <summary>The primary network, which the highest priority decides.</summary>
    private static IEnumerable<Difference> Primary(Comparison sides)
    {
        var (wanted, observed) = (sides.Wanted.Host.NetworkMode, sides.Observed.Host.NetworkMode);
        if (
            wanted is not null
            && observed is not null
            && wanted != observed
            && sides.Wanted.Endpoints.ContainsKey(observed)
            && sides.Observed.Endpoints.ContainsKey(wanted)
        )
        {
            var key = KeyOf(sides, wanted);
            var priority = sides.Service.Networks.FirstOrDefault(network => network.Name == key)?.Priority ?? 0;
            yield return new Difference(
                Service.NetworksKey,
                key + ".priority",
                Shown.Of($"below {KeyOf(sides, observed)}"),
                Shown.Of(priority.ToString(CultureInfo.InvariantCulture)),
                Certainty.Certain
            );
        }
    }

    private static Shown? Connected(EndpointSettings? endpoint) => endpoint is null ? null : Shown.Of("connected");

    private static bool IsImplied(Service service, string key) =>
        (service.Node[Service.NetworksKey] as Mapping)?[key]?.Origin is { Step: Step.Implied };

    private static string KeyOf(Comparison sides, string name)
    {
        var prefix = sides.Request.Project.Name + "_";
        return sides.Request.Project.Networks.FirstOrDefault(network => network.Name == name)?.Key
            ?? (name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name);
    }
}
