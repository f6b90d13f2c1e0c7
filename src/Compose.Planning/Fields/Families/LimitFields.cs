using System.Globalization;
using Compose.Engine.Wire;
using Compose.Model.Services;

namespace Compose.Planning.Fields.Families;

/// <summary>Limits of processors, memory and processes.</summary>
internal static class LimitFields
{
    private const decimal Billion = 1_000_000_000m;

    public static IEnumerable<Field> All =>
        [
            Field.Text(
                Service.CpusKey,
                static side => side.Host.NanoCpus == 0 ? null : (side.Host.NanoCpus / Billion).ToString(CultureInfo.InvariantCulture),
                static service => Limits(service)?.Cpus is null ? null : "deploy.resources.limits.cpus"
            ),
            Field.Number(Service.CpuCountKey, static side => side.Host.CpuCount, Doubt.Ignored),
            Field.Text(
                Service.CpuPercentKey,
                static side => side.Host.CpuPercent == 0 ? null : (side.Host.CpuPercent / 100m).ToString(CultureInfo.InvariantCulture),
                doubt: Doubt.Ignored
            ),
            Field.Number(Service.CpuPeriodKey, static side => side.Host.CpuPeriod),
            Field.Number(Service.CpuQuotaKey, static side => side.Host.CpuQuota),
            Field.Number(Service.CpuRtPeriodKey, static side => side.Host.CpuRealtimePeriod, Doubt.Ignored),
            Field.Number(Service.CpuRtRuntimeKey, static side => side.Host.CpuRealtimeRuntime, Doubt.Ignored),
            Field.Number(Service.CpuSharesKey, static side => side.Host.CpuShares),
            Field.Text(Service.CpusetKey, static side => side.Host.CpusetCpus),
            Field.Text(
                Service.MemLimitKey,
                static side => Sizes.Text(side.Host.Memory),
                static service => Limits(service)?.Memory is null ? null : "deploy.resources.limits.memory"
            ),
            Field.Text(
                Service.MemReservationKey,
                static side => Sizes.Text(side.Host.MemoryReservation),
                static service =>
                    service.Deploy?.Resources?.Reservations?.Memory is null ? null : "deploy.resources.reservations.memory"
            ),
            Field.Text(Service.MemswapLimitKey, static side => Swap(side.Host), doubt: Doubt.Given | Doubt.Ignored),
            Field.Text(
                Service.MemSwappinessKey,
                static side => side.Host.MemorySwappiness is > 0 and var value ? Field.Decimal(value) : null,
                doubt: Doubt.Ignored
            ),
            Field.Flag(Service.OomKillDisableKey, static side => side.Host.OomKillDisable, Doubt.Ignored),
            Field.Number(Service.OomScoreAdjKey, static side => side.Host.OomScoreAdj),
            Field.Text(
                Service.PidsLimitKey,
                static side => side.Host.PidsLimit is > 0 and var value ? Field.Decimal(value) : null,
                static service => Limits(service)?.Pids is null ? null : "deploy.resources.limits.pids"
            ),
            Field.Text(Service.ShmSizeKey, static side => Sizes.Text(side.Host.ShmSize), "64m", Doubt.Given),
            Field.Map(Service.UlimitsKey, static side => Ulimits(side.Host.Ulimits), Doubt.Given),
            Field.Map(Service.BlkioConfigKey, static side => BlockDevices(side.Host), Doubt.Ignored),
        ];

    private static ResourceLimits? Limits(Service service) => service.Deploy?.Resources?.Limits;

    // Twice the memory is the engine's default.
    private static string? Swap(HostConfig host) =>
        host.MemorySwap != 0 && host.MemorySwap == 2 * host.Memory ? null : Sizes.Text(host.MemorySwap);

    private static Dictionary<string, string>? Ulimits(IReadOnlyList<HostUlimit>? limits) =>
        limits?.ToDictionary(
            static limit => limit.Name,
            static limit =>
                limit.Soft == limit.Hard
                    ? limit.Soft.ToString(CultureInfo.InvariantCulture)
                    : string.Create(CultureInfo.InvariantCulture, $"{limit.Soft}:{limit.Hard}"),
            StringComparer.Ordinal
        );

    private static Dictionary<string, string> BlockDevices(HostConfig host)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Field.Decimal(host.BlkioWeight) is { } weight)
            parts["weight"] = weight;
        Add("weight_device", host.BlkioWeightDevice?.Select(static device => (device.Path, (long)device.Weight)));
        Add("device_read_bps", Rates(host.BlkioDeviceReadBps));
        Add("device_read_iops", Rates(host.BlkioDeviceReadIOps));
        Add("device_write_bps", Rates(host.BlkioDeviceWriteBps));
        Add("device_write_iops", Rates(host.BlkioDeviceWriteIOps));
        return parts;

        void Add(string name, IEnumerable<(string Path, long Number)>? devices)
        {
            var texts = devices?.Select(static d => string.Create(CultureInfo.InvariantCulture, $"{d.Path}:{d.Number}"));
            if (Shown.Of(texts) is { } list)
                parts[name] = list.Text;
        }
    }

    private static IEnumerable<(string Path, long Rate)>? Rates(IReadOnlyList<ThrottleDevice>? devices) =>
        devices?.Select(static device => (device.Path, device.Rate));
}
