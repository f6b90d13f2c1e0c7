using System.Collections.Concurrent;
using Compose.Cli.Calls;
using Compose.Cli.Containers;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting.Templates;
using Compose.Cli.Terminal;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Cli.Verbs;

/// <summary>Shows CPU, memory, network and disk usage of containers, like `docker stats`.</summary>
internal static class StatsVerb
{
    private const string Columns = "{{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}";

    public static VerbCommand Create()
    {
        var all = Flag.Switch("all", "a", "Show all containers, not only running ones");
        var format = Flag.Text("format", null, "table, json, or a template", "FORMAT", "table");
        var once = Flag.Switch("no-stream", null, "Print the first result and exit");
        var full = Flag.Switch("no-trunc", null, "Do not truncate output");
        var service = Operand.Optional("SERVICE");
        return new VerbCommand("stats", "Show live resource usage of containers")
        {
            Group = VerbGroup.Look,
            Options = { all, format, once, full },
            Arguments = { service },
            Examples = [("stats --no-stream", "Once"), ("stats --format '{{.Name}} {{.MemUsage}}'", "Only memory")],
            Run = async (call, cancellationToken) =>
            {
                var containers = call.ContainersOf(call.ProjectName(cancellationToken));
                var wanted = call.Get(service) is { } name ? new[] { name } : [];
                var shown = call.Get(format) ?? "table";
                if (call.Get(once))
                {
                    var found = await containers
                        .ListAsync(call.Get(all), oneOffs: true, [.. wanted], cancellationToken)
                        .ConfigureAwait(false);
                    var rows = await Task.WhenAll(
                            found.Select(async c =>
                                StatsRow.Of(c, await SampleAsync(call.Engine, c, cancellationToken).ConfigureAwait(false), call.Get(full))
                            )
                        )
                        .ConfigureAwait(false);
                    call.Out.Write(RowFormat.Render(rows, shown, Columns, StatsRow.Heading));
                    return ExitCode.Ok;
                }

                await WatchAsync(call, containers, [.. wanted], call.Get(all), shown, call.Get(full), cancellationToken)
                    .ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }

    /// <summary>One sample with its predecessor, which a CPU percentage needs.</summary>
    private static async Task<ContainerStats?> SampleAsync(IEngine engine, ContainerSummary container, CancellationToken cancellationToken)
    {
        if (container.State != ContainerStatus.Running && container.State != ContainerStatus.Paused)
            return null;
        try
        {
            await foreach (var sample in engine.ContainerStatsAsync(container.Id, stream: false, cancellationToken).ConfigureAwait(false))
                return sample;
        }
        catch (EngineException gone) when (gone.IsNotFound)
        {
            // Removed since it was listed.
        }

        return null;
    }

    private static async Task WatchAsync(
        Invocation call,
        ProjectContainers containers,
        System.Collections.Immutable.ImmutableArray<string> services,
        bool all,
        string format,
        bool full,
        CancellationToken cancellationToken
    )
    {
        var latest = new ConcurrentDictionary<string, ContainerStats>(StringComparer.Ordinal);
        var followed = new HashSet<string>(StringComparer.Ordinal);
        var view = new LiveView(call.Host);
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), call.Host.Clock);
        do
        {
            var found = await containers.ListAsync(all, oneOffs: true, services, cancellationToken).ConfigureAwait(false);
            foreach (var container in found)
                if (container.State == ContainerStatus.Running && followed.Add(container.Id))
                    _ = FollowAsync(call.Engine, container.Id, latest, cancellationToken);
            var rows = found.Select(c => StatsRow.Of(c, latest.GetValueOrDefault(c.Id), full)).ToList();
            view.Show(RowFormat.Render(rows, format, Columns, StatsRow.Heading));
        } while (await second.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    private static async Task FollowAsync(
        IEngine engine,
        string container,
        ConcurrentDictionary<string, ContainerStats> latest,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var sample in engine.ContainerStatsAsync(container, stream: true, cancellationToken).ConfigureAwait(false))
                latest[container] = sample;
        }
        catch (Exception ended) when (ended is EngineException or OperationCanceledException)
        {
            latest.TryRemove(container, out _);
        }
    }
}
