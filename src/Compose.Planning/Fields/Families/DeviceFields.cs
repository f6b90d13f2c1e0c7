using System.Globalization;
using Compose.Engine.Wire;
using Compose.Model.Services;

namespace Compose.Planning.Fields.Families;

/// <summary>Devices of the host in a container.</summary>
internal static class DeviceFields
{
    private const string Reserved = "deploy.resources.reservations.devices";
    private const string AllRights = "rwm";

    public static IEnumerable<Field> All =>
        [
            Field.Set(
                Service.DevicesKey,
                static side => (side.Host.Devices ?? []).Select(Text).Concat(Requests(side).Where(IsQualified).SelectMany(Ids))
            ),
            Field.Set(Service.DeviceCgroupRulesKey, static side => side.Host.DeviceCgroupRules),
            new Field(Service.GpusKey, Requested),
        ];

    // gpus and the reservations of deploy are the same to the engine.
    private static IEnumerable<Difference> Requested(Comparison sides)
    {
        var isReserved = sides.Service is { Gpus.IsEmpty: true, Deploy.Resources.Reservations.Devices.IsEmpty: false };
        return Field.Sets(
            isReserved ? Reserved : Service.GpusKey,
            "",
            sides,
            static side => Requests(side).Where(static request => !IsQualified(request)).Select(Text)
        );
    }

    private static IReadOnlyList<HostDeviceRequest> Requests(Side side) => side.Host.DeviceRequests ?? [];

    private static bool IsQualified(HostDeviceRequest request) => request.Driver == "cdi";

    private static IEnumerable<string> Ids(HostDeviceRequest request) => request.DeviceIDs ?? [];

    private static string Text(DeviceMapping device)
    {
        var target = string.IsNullOrEmpty(device.PathInContainer) ? device.PathOnHost : device.PathInContainer;
        var rights = string.IsNullOrEmpty(device.CgroupPermissions) ? AllRights : device.CgroupPermissions;
        return $"{device.PathOnHost}:{target}{(rights == AllRights ? "" : ":" + rights)}";
    }

    private static string Text(HostDeviceRequest request)
    {
        var parts = new List<string>();
        if (request.Driver is { Length: > 0 } driver)
            parts.Add(driver);
        parts.Add(
            Shown.Of(request.DeviceIDs)?.Text ?? (request.Count < 0 ? "all" : request.Count.ToString(CultureInfo.InvariantCulture))
        );
        parts.AddRange((request.Capabilities ?? []).Select(static set => string.Join('+', set.Order(StringComparer.Ordinal))));
        parts.AddRange((request.Options ?? new Dictionary<string, string>()).Select(static option => $"{option.Key}={option.Value}"));
        return string.Join(' ', parts);
    }
}
