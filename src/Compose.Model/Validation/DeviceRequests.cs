using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Devices are requested by count or by id, not both.</summary>
internal static class DeviceRequests
{
    public static void Check(Entry entry, DiagnosticSink sink)
    {
        var service = (Mapping)entry.Value;
        Each(service.ItemsAt(Service.GpusKey), sink);
        var resources = service.MappingAt(Service.DeployKey)?.MappingAt(Deploy.ResourcesKey);
        if (resources?.MappingAt(DeployResources.ReservationsKey) is { } reservations)
            Each(reservations.ItemsAt(ResourceReservations.DevicesKey), sink);
    }

    private static void Each(IEnumerable<Node> requests, DiagnosticSink sink)
    {
        foreach (var item in requests)
            if (
                item is Mapping request
                && request.TryGet(DeviceRequest.CountKey, out var count)
                && request.TryGet(DeviceRequest.DeviceIdsKey, out var ids)
            )
                sink.Add(
                    ConsistencyDiagnostics.Conflict(
                        count.Key.At,
                        "\"count\" and \"device_ids\" attributes are exclusive: a device request can only have one of them",
                        ids.Key.At,
                        "the other one",
                        "keep one of the two"
                    )
                );
    }
}
