using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Convergence;

/// <summary>What two containers of one replica cannot both have: with start-first they run side by side.</summary>
internal static class RollingChecks
{
    public static void Check(Draft draft, Service service, RollingUpdate update)
    {
        if (update.Order != UpdateOrder.StartFirst)
            return;
        foreach (var port in service.Ports)
            if (port.Published is { Length: > 0 } published)
                draft.Builder.Refuse(PlanDiagnostics.TwoOnOnePort(service, port.PlaceOf(PortMapping.PublishedKey), published));
        if (service.NetworkMode is { } mode && (mode == "host" || PeerReference.Of(mode) is not { Service: null, Container: null }))
            draft.Builder.Refuse(PlanDiagnostics.TwoInOneNamespace(service, mode));
        if (service.MacAddress is { } mac)
            draft.Builder.Refuse(PlanDiagnostics.TwoWithOneAddress(service, service.PlaceOf("mac_address"), mac));
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
                    draft.Builder.Refuse(PlanDiagnostics.TwoWithOneAddress(service, network.PlaceOf(key), value));
    }
}
