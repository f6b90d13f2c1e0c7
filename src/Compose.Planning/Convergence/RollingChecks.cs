using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Convergence;

/// <summary>What two containers of one replica cannot both have: with start-first they run side by side.</summary>
internal static class RollingChecks
{
    public static IEnumerable<Diagnostic> Find(Service service, RollingUpdate update, IEnumerable<Replica> replaced) =>
        update.Order == UpdateOrder.StopFirst
            ? []
            :
            [
                .. service.Deploy?.UpdateConfig?.Order is null ? Data(service, replaced) : [],
                .. Ports(service),
                .. Namespaces(service),
                .. Addresses(service),
            ];

    private static IEnumerable<Diagnostic> Ports(Service service)
    {
        foreach (var port in service.Ports)
            if (port.Published is { Length: > 0 } published)
                yield return PlanDiagnostics.TwoOnOnePort(service, port.PlaceOf(PortMapping.PublishedKey), published);
    }

    private static IEnumerable<Diagnostic> Namespaces(Service service)
    {
        if (service.NetworkMode is { } mode && (mode == "host" || PeerReference.Of(mode) is not { Service: null, Container: null }))
            yield return PlanDiagnostics.TwoInOneNamespace(service, mode);
    }

    private static IEnumerable<Diagnostic> Addresses(Service service)
    {
        if (service.MacAddress is { } mac)
            yield return PlanDiagnostics.TwoWithOneAddress(service, service.PlaceOf("mac_address"), mac);
        foreach (var network in service.Networks)
            foreach (
                var (key, value) in ((string, string?)[])
                    [
                        ("ipv4_address", network.Ipv4Address),
                        ("ipv6_address", network.Ipv6Address),
                        ("mac_address", network.MacAddress),
                        ("link_local_ips", network.LinkLocalIps.IsEmpty ? null : string.Join(", ", network.LinkLocalIps)),
                    ]
            )
                if (value is not null)
                    yield return PlanDiagnostics.TwoWithOneAddress(service, network.PlaceOf(key), value);
    }

    /// <summary>
    /// Two databases on the same files destroy them, and nothing in the file tells a database from a program that shares its folder well.
    /// </summary>
    private static IEnumerable<Diagnostic> Data(Service service, IEnumerable<Replica> replaced)
    {
        foreach (var volume in service.Volumes)
            if (volume is { Source: { } source, ReadOnly: false } && IsData(volume.Type, source))
                yield return PlanDiagnostics.TwoOnOneVolume(service, volume.PlaceOf(ServiceVolume.SourceKey), $"volume {source}");
        foreach (var target in replaced.SelectMany(replica => replica.Request.Inherited).Select(mount => mount.Target).Distinct())
            yield return PlanDiagnostics.TwoOnOneVolume(service, service.NameAt, $"the anonymous volume at {target}");
    }

    private static bool IsData(MountType type, string source) =>
        type == MountType.Volume || (type == MountType.Bind && !source.EndsWith(".sock", StringComparison.Ordinal));
}
