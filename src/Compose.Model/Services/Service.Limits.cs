using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Limits on processors, memory and devices.
public sealed partial class Service
{
    public const string CpusKey = "cpus";
    public double? Cpus => Real(CpusKey);
    private static AttributeSpec CpusSpec =>
        new(CpusKey, new RealShape { Description = "Number of CPUs the container may use; 0 for no limit.", Cast = Cast.Float });

    public const string CpusetKey = "cpuset";
    public string? Cpuset => Text(CpusetKey);
    private static AttributeSpec CpusetSpec =>
        new(CpusetKey, new TextShape { Description = "CPUs the container may run on: `0-3` or `0,1`." });

    public const string CpuCountKey = "cpu_count";
    public long? CpuCount => Whole(CpuCountKey);
    private static AttributeSpec CpuCountSpec =>
        new(
            CpuCountKey,
            new WholeShape
            {
                Description = "Number of usable CPUs (Windows).",
                Minimum = 0,
                Cast = Cast.Int,
            }
        );

    public const string CpuPercentKey = "cpu_percent";
    public double? CpuPercent => Real(CpuPercentKey);
    private static AttributeSpec CpuPercentSpec =>
        new(
            CpuPercentKey,
            new RealShape(ScalarTypes.Whole | ScalarTypes.Text)
            {
                Description = "Usable percentage of the CPUs, 0 to 100 (Windows).",
                Minimum = 0,
                Maximum = 100,
                Cast = Cast.Float,
            }
        );

    public const string CpuPeriodKey = "cpu_period";
    public long? CpuPeriod => Whole(CpuPeriodKey);
    private static AttributeSpec CpuPeriodSpec =>
        new(
            CpuPeriodKey,
            new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
            {
                Description = "CPU CFS period in microseconds.",
                Cast = Cast.Int,
            }
        );

    public const string CpuQuotaKey = "cpu_quota";
    public long? CpuQuota => Whole(CpuQuotaKey);
    private static AttributeSpec CpuQuotaSpec =>
        new(
            CpuQuotaKey,
            new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
            {
                Description = "CPU CFS quota in microseconds.",
                Cast = Cast.Int,
            }
        );

    public const string CpuRtPeriodKey = "cpu_rt_period";
    public long? CpuRtPeriod => Whole(CpuRtPeriodKey);
    private static AttributeSpec CpuRtPeriodSpec =>
        new(
            CpuRtPeriodKey,
            new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
            {
                Description = "CPU real-time period in microseconds.",
                Cast = Cast.Int,
            }
        );

    public const string CpuRtRuntimeKey = "cpu_rt_runtime";
    public long? CpuRtRuntime => Whole(CpuRtRuntimeKey);
    private static AttributeSpec CpuRtRuntimeSpec =>
        new(
            CpuRtRuntimeKey,
            new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
            {
                Description = "CPU real-time runtime in microseconds.",
                Cast = Cast.Int,
            }
        );

    public const string CpuSharesKey = "cpu_shares";
    public long? CpuShares => Whole(CpuSharesKey);
    private static AttributeSpec CpuSharesSpec =>
        new(
            CpuSharesKey,
            new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
            {
                Description = "CPU weight relative to other containers.",
                Cast = Cast.Int,
            }
        );

    public const string MemLimitKey = "mem_limit";
    public long? MemLimit => Whole(MemLimitKey);
    private static AttributeSpec MemLimitSpec =>
        new(MemLimitKey, new ByteSizeShape { Description = "Memory limit in bytes." }) { WrongNames = ["memory"] };

    public const string MemReservationKey = "mem_reservation";
    public long? MemReservation => Whole(MemReservationKey);
    private static AttributeSpec MemReservationSpec =>
        new(
            MemReservationKey,
            new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text) { Description = "Memory reservation in bytes." }
        );

    public const string MemswapLimitKey = "memswap_limit";
    public long? MemswapLimit => Whole(MemswapLimitKey);
    private static AttributeSpec MemswapLimitSpec =>
        new(MemswapLimitKey, new ByteSizeShape { Description = "Limit of memory plus swap in bytes; -1 for no limit." });

    public const string MemSwappinessKey = "mem_swappiness";
    public long? MemSwappiness => Whole(MemSwappinessKey);
    private static AttributeSpec MemSwappinessSpec =>
        new(
            MemSwappinessKey,
            new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text)
            {
                Description = "Swappiness of the container's memory, 0 to 100.",
            }
        );

    public const string OomKillDisableKey = "oom_kill_disable";
    public bool OomKillDisable => Flag(OomKillDisableKey) ?? false;
    private static AttributeSpec OomKillDisableSpec =>
        new(
            OomKillDisableKey,
            new FlagShape { Description = "Whether to disable the OOM killer for the container.", Cast = Cast.Bool }
        );

    public const string OomScoreAdjKey = "oom_score_adj";
    public long? OomScoreAdj => Whole(OomScoreAdjKey);
    private static AttributeSpec OomScoreAdjSpec =>
        new(
            OomScoreAdjKey,
            new WholeShape
            {
                Description = "OOM score adjustment, -1000 to 1000.",
                Minimum = -1000,
                Maximum = 1000,
                Cast = Cast.Int,
            }
        );

    public const string PidsLimitKey = "pids_limit";
    public long? PidsLimit => Whole(PidsLimitKey);
    private static AttributeSpec PidsLimitSpec =>
        new(
            PidsLimitKey,
            new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
            {
                Description = "Limit of processes in the container; -1 for no limit.",
                Cast = Cast.Int,
            }
        );

    public const string UlimitsKey = "ulimits";
    public ImmutableArray<Ulimit> Ulimits => Ulimit.ListOf(Node[UlimitsKey]);
    private static AttributeSpec UlimitsSpec =>
        new(UlimitsKey, new MapShape(new UlimitShape()) { Description = "Ulimits of the container.", KeyGrammar = Ulimit.CheckName });

    public const string BlkioConfigKey = "blkio_config";
    public BlkioConfig? BlkioConfig => Part(BlkioConfigKey, static node => new BlkioConfig(node));
    private static AttributeSpec BlkioConfigSpec => new(BlkioConfigKey, Services.BlkioConfig.Shape);
}
