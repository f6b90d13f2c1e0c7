using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Services;

namespace Compose.Planning.Requests;

/// <summary>Resource limits: deploy.resources overrides the service's own attributes.</summary>
internal static class ResourceMapping
{
    public static HostConfig Apply(HostConfig host, Service service)
    {
        var limits = service.Deploy?.Resources?.Limits;
        var reservations = service.Deploy?.Resources?.Reservations;
        return WithBlockDevices(host, service.BlkioConfig) with
        {
            CgroupParent = service.CgroupParent,
            CpuCount = service.CpuCount ?? 0,
            CpuPercent = (long)((service.CpuPercent ?? 0) * 100),
            CpuPeriod = service.CpuPeriod ?? 0,
            CpuQuota = service.CpuQuota ?? 0,
            CpuRealtimePeriod = service.CpuRtPeriod ?? 0,
            CpuRealtimeRuntime = service.CpuRtRuntime ?? 0,
            CpuShares = service.CpuShares ?? 0,
            CpusetCpus = service.Cpuset,
            NanoCpus = (long)Math.Round((limits?.Cpus ?? service.Cpus ?? 0) * 1e9),
            Memory = limits?.Memory ?? service.MemLimit ?? 0,
            MemoryReservation = reservations?.Memory ?? service.MemReservation ?? 0,
            MemorySwap = service.MemswapLimit ?? 0,
            MemorySwappiness = service.MemSwappiness is > 0 and var swappiness ? swappiness : null,
            OomKillDisable = service.OomKillDisable ? true : null,
            OomScoreAdj = (int)(service.OomScoreAdj ?? 0),
            PidsLimit = (limits?.Pids ?? service.PidsLimit) is { } pids and not 0 ? pids : null,
            ShmSize = service.ShmSize ?? 0,
            Ulimits = service.Ulimits.IsEmpty
                ? null
                : service
                    .Ulimits.Select(u => new Compose.Engine.Wire.HostUlimit
                    {
                        Name = u.Name,
                        Soft = u.Soft,
                        Hard = u.Hard,
                    })
                    .ToImmutableArray(),
            DeviceCgroupRules = service.DeviceCgroupRules.IsEmpty ? null : service.DeviceCgroupRules,
            Devices = DeviceMappings.Mapped(service),
            DeviceRequests = DeviceMappings.Requested(service),
        };
    }

    private static HostConfig WithBlockDevices(HostConfig host, BlkioConfig? blkio) =>
        blkio is null
            ? host
            : host with
            {
                BlkioWeight = blkio.Weight ?? 0,
                BlkioWeightDevice = blkio.WeightDevice.Select(d => new WeightDevice(d.Path, d.Weight)).ToImmutableArray(),
                BlkioDeviceReadBps = Rates(blkio.DeviceReadBps),
                BlkioDeviceReadIOps = Rates(blkio.DeviceReadIops),
                BlkioDeviceWriteBps = Rates(blkio.DeviceWriteBps),
                BlkioDeviceWriteIOps = Rates(blkio.DeviceWriteIops),
            };

    private static ImmutableArray<ThrottleDevice> Rates(ImmutableArray<DeviceRate> rates) =>
        [.. rates.Select(rate => new ThrottleDevice(rate.Path, rate.Rate))];
}
