using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Services;
using ModelDevice = Compose.Model.Services.DeviceRequest;
using WireDevice = Compose.Engine.Wire.HostDeviceRequest;

namespace Compose.Planning.Requests;

/// <summary>devices, gpus and deploy.resources.reservations.devices.</summary>
internal static class DeviceMappings
{
    public static IReadOnlyList<DeviceMapping>? Mapped(Service service)
    {
        var devices = service
            .Devices.Where(device => !IsQualifiedName(device.Source))
            .Select(device => new DeviceMapping
            {
                PathOnHost = device.Source,
                PathInContainer = device.Target,
                CgroupPermissions = device.Permissions,
            })
            .ToImmutableArray();
        return devices.IsEmpty ? null : devices;
    }

    public static IReadOnlyList<WireDevice>? Requested(Service service)
    {
        var requests = ImmutableArray.CreateBuilder<WireDevice>();
        var qualified = service.Devices.Select(device => device.Source).Where(IsQualifiedName).ToImmutableArray();
        if (!qualified.IsEmpty)
            requests.Add(new WireDevice { Driver = "cdi", DeviceIDs = qualified });
        foreach (var device in service.Deploy?.Resources?.Reservations?.Devices ?? [])
            requests.Add(Request(device, device.Capabilities));
        foreach (var gpu in service.Gpus)
            requests.Add(Request(gpu, gpu.Capabilities.Contains("gpu") ? gpu.Capabilities : gpu.Capabilities.Add("gpu")));
        return requests.Count == 0 ? null : requests.ToImmutable();
    }

    private static WireDevice Request(ModelDevice device, ImmutableArray<string> capabilities) =>
        new()
        {
            Driver = device.Driver,
            // All of them, unless ids are given.
            Count = (int)(device.Count ?? (device.DeviceIds.IsEmpty ? -1 : 0)),
            DeviceIDs = device.DeviceIds.IsEmpty ? null : device.DeviceIds,
            Capabilities = [capabilities],
            Options = device.Options.IsEmpty ? null : device.Options.ToDictionary(StringComparer.Ordinal),
        };

    // Names of the Container Device Interface: vendor.com/class=name.
    private static bool IsQualifiedName(string source)
    {
        var slash = source.IndexOf('/');
        return slash > 0 && source.IndexOf('=', slash) > slash + 1;
    }
}
