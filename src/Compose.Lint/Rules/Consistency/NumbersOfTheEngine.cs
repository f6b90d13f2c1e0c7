using System.Globalization;
using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class NumbersOfTheEngine : Rule
{
    private const double LeastCpus = 0.01;
    private const int LongestHostname = 64;
    private const int MostProcesses = 1 << 22;
    private const int MostCpus = 8192;
    private static readonly string[] Durations = ["interval", "timeout", "start_period", "start_interval"];

    public override Descriptor Descriptor { get; } =
        new("CF152", "number-refused", Severity.Error, "A number that the engine rejects")
        {
            Page = """
                | attribute | the engine accepts |
                |---|---|
                | `cpus` | 0.01 and above, without `cpu_period` and `cpu_quota` |
                | `cpu_period` | 1000 to 1000000 microseconds |
                | `cpu_quota` | 1000 microseconds and above; 0 or less for no quota |
                | `cpu_rt_runtime` | at most `cpu_rt_period` |
                | `cpu_shares` | 0 and above |
                | `pids_limit` | at most 4194304 |
                | `blkio_config` | rates of 0 and above; weights from 10 to 1000, where the kernel has them |
                | `cpuset` | numbers and ranges: `0-2,5` |
                | durations of `healthcheck` | 1ms and above; 0 for the default |
                | `user`, `group_add` | ids from 0 to 2147483647 |
                | `hostname` | 64 bytes |
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            foreach (var found in OfProcessors(service).Concat(OfDevices(service)))
                yield return found;
            if (service.PidsLimit > MostProcesses)
                yield return TooMany(service.PlaceOf(Service.PidsLimitKey));
            if (service.Deploy?.Resources?.Limits is { Pids: > MostProcesses } limits)
                yield return TooMany(limits.PlaceOf("pids"));
            if (service.Healthcheck is { IsOff: false } check)
                foreach (var key in Durations)
                    if (Shortest(check, key) is { } time && (time < TimeSpan.FromMilliseconds(1)) && time != TimeSpan.Zero)
                        yield return Found(check, key, "is shorter than the engine's minimum of 1ms", "write, for example, `10s`");
            if (service.Hostname is { } name && Encoding.UTF8.GetByteCount(name) > LongestHostname)
                yield return Found(service, Service.HostnameKey, "is longer than the 64 bytes of a host name", "shorten it");
            foreach (var id in (service.User ?? "").Split(':', 2))
                if (IsImpossibleId(id))
                    yield return Found(service, Service.UserKey, "has an impossible id", "write a number from 0 to 2147483647");
            foreach (var group in service.Items(Service.GroupAddKey))
                if (IsImpossibleId(group.Text))
                    yield return Found(group.At, "is not the id of a group", "write a number from 0 to 2147483647");
        }
    }

    private IEnumerable<Diagnostic> OfProcessors(Service service)
    {
        var limits = service.Deploy?.Resources?.Limits;
        var (cpus, view) = limits?.Cpus is { } limit ? (limit, (View)limits) : (service.Cpus ?? 0, service);
        if (cpus is not 0 and < LeastCpus)
            yield return Found(view, Service.CpusKey, "is below the engine's minimum of 0.01", "write 0.01 or more; 0 means no limit");
        foreach (var (key, value) in new[] { (Service.CpuPeriodKey, service.CpuPeriod), (Service.CpuQuotaKey, service.CpuQuota) })
            if (cpus > 0 && value is { } and not 0)
                yield return Descriptor
                    .At(service.PlaceOf(key), $"`{key}` and `cpus` exclude each other")
                    .See(view.PlaceOf(Service.CpusKey), "the other one")
                    .WithHelp("keep `cpus`, or the pair of `cpu_period` and `cpu_quota`");
        if (service.CpuPeriod is not (null or 0 or (>= 1000 and <= 1_000_000)))
            yield return Found(service, Service.CpuPeriodKey, "is no period", "write 1000 to 1000000, in microseconds");
        if (service.CpuQuota is > 0 and < 1000)
            yield return Found(service, Service.CpuQuotaKey, "is below the minimum of 1000", "write 1000 or more, in microseconds");
        if (service is { CpuRtPeriod: > 0 and var period, CpuRtRuntime: > 0 and var runtime } && runtime > period)
            yield return Found(service, Service.CpuRtRuntimeKey, "is longer than its period", "lower it, or raise `cpu_rt_period`")
                .See(service.PlaceOf(Service.CpuRtPeriodKey), "the period");
        if (service.CpuShares < 0)
            yield return Found(service, Service.CpuSharesKey, "is negative", "write 2 or more; 1024 is the default");
        if (service.Cpuset is { Length: > 0 } set && !set.Split(',').All(IsRange))
            yield return Found(service, Service.CpusetKey, "is not a set of processors", "write numbers and ranges: `0-2,5`");
    }

    private IEnumerable<Diagnostic> OfDevices(Service service)
    {
        if (service.BlkioConfig is not { } blkio)
            yield break;
        foreach (var rate in blkio.Rates())
            if (rate.Rate < 0)
                yield return Found(rate, "rate", "is negative", "write a number of bytes or operations per second");
        var weights = blkio.WeightDevice.Select(static device => ((View)device, (int?)device.Weight)).Prepend((blkio, blkio.Weight));
        foreach (var (view, weight) in weights)
            if (weight is not (null or 0 or >= 10 and <= 1000))
                // Kernels without weights ignore them.
                yield return Found(view, "weight", "is no weight of a device", "write a number from 10 to 1000") with
                {
                    Severity = Severity.Warning,
                };
    }

    private Diagnostic TooMany(Location at) => Found(at, "is more processes than the kernel has", $"write at most {MostProcesses}");

    private Diagnostic Found(View view, string key, string what, string help) => Found(view.PlaceOf(key), what, help);

    private Diagnostic Found(Location at, string what, string help) =>
        Descriptor.At(at, $"`{at.Typed().Trim('"', '\'')}` {what}").WithHelp(help);

    private static TimeSpan? Shortest(Healthcheck check, string key) =>
        key switch
        {
            "interval" => check.Interval,
            "timeout" => check.Timeout,
            "start_period" => check.StartPeriod,
            _ => check.StartInterval,
        };

    private static bool IsRange(string text)
    {
        var dash = text.IndexOf('-');
        var (first, last) = dash < 0 ? (text, text) : (text[..dash], text[(dash + 1)..]);
        return Number(first) is { } from && Number(last) is { } to && from <= to && to < MostCpus;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Numbers that do not fit are ids all the same: names do not consist of digits.
    private static bool IsImpossibleId(string text) =>
        text.AsSpan().TrimStart('-') is { IsEmpty: false } digits
        && digits.IndexOfAnyExceptInRange('0', '9') < 0
        && (text[0] == '-' || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _));
}
