using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Limits on processors, memory and devices.
public sealed partial class Service
{
    public const string CpusKey = "cpus";
    public double? Cpus => Real(CpusKey);
    private static AttributeSpec CpusSpec =>
        new(CpusKey, new RealShape { Description = "Processors the container may use; 0 is no limit.", Cast = Cast.Float });

    public const string CpusetKey = "cpuset";
    public string? Cpuset => Text(CpusetKey);
    private static AttributeSpec CpusetSpec =>
        new(CpusetKey, new TextShape { Description = "Processors the container may run on: `0-3` or `0,1`." });

    public const string CpuCountKey = "cpu_count";
    public long? CpuCount => Whole(CpuCountKey);
    private static AttributeSpec CpuCountSpec =>
        new(
            CpuCountKey,
            new WholeShape
            {
                Description = "Usable processors (Windows).",
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
                Description = "Usable share of the processors, 0 to 100 (Windows).",
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
                Description = "Length of the scheduler's period in microseconds.",
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
                Description = "Run time in each period, in microseconds.",
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
                Description = "Length of the realtime scheduler's period in microseconds.",
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
                Description = "Realtime run time in each period, in microseconds.",
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
                Description = "Weight of the container against others.",
                Cast = Cast.Int,
            }
        );

    public const string MemLimitKey = "mem_limit";
    public long? MemLimit => Whole(MemLimitKey);
    private static AttributeSpec MemLimitSpec =>
        new(MemLimitKey, new ByteSizeShape { Description = "Memory in bytes the container may not exceed." }) { WrongNames = ["memory"] };

    public const string MemReservationKey = "mem_reservation";
    public long? MemReservation => Whole(MemReservationKey);
    private static AttributeSpec MemReservationSpec =>
        new(
            MemReservationKey,
            new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text) { Description = "Memory in bytes kept for the container." }
        );

    public const string MemswapLimitKey = "memswap_limit";
    public long? MemswapLimit => Whole(MemswapLimitKey);
    private static AttributeSpec MemswapLimitSpec =>
        new(MemswapLimitKey, new ByteSizeShape { Description = "Memory and swap together in bytes; -1 is no limit." });

    public const string MemSwappinessKey = "mem_swappiness";
    public long? MemSwappiness => Whole(MemSwappinessKey);
    private static AttributeSpec MemSwappinessSpec =>
        new(
            MemSwappinessKey,
            new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text)
            {
                Description = "How readily the kernel swaps the container's memory out, 0 to 100.",
            }
        );

    public const string OomKillDisableKey = "oom_kill_disable";
    public bool OomKillDisable => Flag(OomKillDisableKey) ?? false;
    private static AttributeSpec OomKillDisableSpec =>
        new(
            OomKillDisableKey,
            new FlagShape { Description = "Whether the kernel spares the container when memory runs out.", Cast = Cast.Bool }
        );

    public const string OomScoreAdjKey = "oom_score_adj";
    public long? OomScoreAdj => Whole(OomScoreAdjKey);
    private static AttributeSpec OomScoreAdjSpec =>
        new(
            OomScoreAdjKey,
            new WholeShape
            {
                Description = "How readily the kernel kills the container when memory runs out, -1000 to 1000.",
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
                Description = "How many processes the container may have; -1 is no limit.",
                Cast = Cast.Int,
            }
        );

    public const string UlimitsKey = "ulimits";
    public ImmutableArray<Ulimit> Ulimits => Ulimit.ListOf(Node[UlimitsKey]);
    private static AttributeSpec UlimitsSpec =>
        new(UlimitsKey, new MapShape(new UlimitShape()) { Description = "Limits of the processes." });

    public const string BlkioConfigKey = "blkio_config";
    public BlkioConfig? BlkioConfig => Part(BlkioConfigKey, static node => new BlkioConfig(node));
    private static AttributeSpec BlkioConfigSpec => new(BlkioConfigKey, Services.BlkioConfig.Shape);
}
