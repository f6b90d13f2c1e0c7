using System.Globalization;
using Compose.Cli.Formatting;
using Compose.Engine.Wire;

namespace Compose.Cli.Containers;

/// <summary>Resource usage of a container, in the format of `docker stats`.</summary>
internal static class StatsRow
{
    private const string Unknown = "--";

    /// <param name="sample">Null when not available yet.</param>
    public static Row Of(ContainerSummary container, ContainerStats? sample, bool full)
    {
        var id = full ? container.Id : Shortened.Id(container.Id);
        if (sample is null)
            return RowOf(container, id, Unknown, $"{Unknown} / {Unknown}", Unknown, Unknown, Unknown, Unknown);
        var memory = Memory(sample.Memory);
        var share = sample.Memory.Limit == 0 ? 0 : 100.0 * memory / sample.Memory.Limit;
        return RowOf(
            container,
            id,
            Percent(Cpu(sample)),
            $"{ShownSize.Binary(memory)} / {ShownSize.Binary(sample.Memory.Limit)}",
            Percent(share),
            $"{ShownSize.Short(Sum(sample.Networks.Values.Select(static n => n.Received)))} / "
                + $"{ShownSize.Short(Sum(sample.Networks.Values.Select(static n => n.Sent)))}",
            $"{ShownSize.Short(Disk(sample, "read"))} / {ShownSize.Short(Disk(sample, "write"))}",
            sample.Pids.Current.ToString(CultureInfo.InvariantCulture)
        );
    }

    public static string? Heading(string field) =>
        field switch
        {
            "ID" => "CONTAINER ID",
            "CPUPerc" => "CPU %",
            "MemUsage" => "MEM USAGE / LIMIT",
            "MemPerc" => "MEM %",
            "NetIO" => "NET I/O",
            "BlockIO" => "BLOCK I/O",
            _ => null,
        };

    private static Row RowOf(
        ContainerSummary container,
        string id,
        string cpu,
        string memory,
        string share,
        string net,
        string disk,
        string processes
    ) =>
        new(
            ("BlockIO", disk),
            ("CPUPerc", cpu),
            ("Container", container.Id),
            ("ID", id),
            ("MemPerc", share),
            ("MemUsage", memory),
            ("Name", container.Name),
            ("NetIO", net),
            ("PIDs", processes)
        );

    /// <summary>Percentage summed over all CPUs: 200 % is two busy ones.</summary>
    private static double Cpu(ContainerStats sample)
    {
        var used = (double)sample.Cpu.Usage.Total - sample.PreviousCpu.Usage.Total;
        var passed = (double)sample.Cpu.System - sample.PreviousCpu.System;
        var cpus = sample.Cpu.Online > 0 ? sample.Cpu.Online : (uint)sample.Cpu.Usage.PerCpu.Count;
        return used > 0 && passed > 0 ? used / passed * cpus * 100 : 0;
    }

    /// <summary>Excludes reclaimable page cache: total_inactive_file with cgroup 1, inactive_file with cgroup 2.</summary>
    private static ulong Memory(MemoryStats memory)
    {
        if (memory.Counters.TryGetValue("total_inactive_file", out var cache) && cache < memory.Usage)
            return memory.Usage - cache;
        return memory.Counters.TryGetValue("inactive_file", out cache) && cache < memory.Usage ? memory.Usage - cache : memory.Usage;
    }

    private static long Disk(ContainerStats sample, string operation) =>
        Sum(sample.Blkio.Bytes.Where(b => b.Op.Equals(operation, StringComparison.OrdinalIgnoreCase)).Select(static b => b.Value));

    private static long Sum(IEnumerable<ulong> values) => values.Aggregate(0L, static (sum, value) => sum + (long)value);

    private static string Percent(double value) => value.ToString("0.00", CultureInfo.InvariantCulture) + "%";
}
