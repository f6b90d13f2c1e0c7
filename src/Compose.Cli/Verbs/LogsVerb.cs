using System.Collections.Immutable;
using System.Globalization;
using Compose.Cli.Calls;
using Compose.Cli.Containers;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting;
using Compose.Cli.Terminal.Logs;
using Compose.Engine.Contract;
using Compose.Planning.Naming;

namespace Compose.Cli.Verbs;

/// <summary>Shows container output, and with --follow continues to do so.</summary>
internal static class LogsVerb
{
    public static VerbCommand Create()
    {
        var follow = Flag.Switch("follow", "f", "Follow log output");
        var index = Flag.Number("index", null, "Index of the container if the service has several replicas");
        var noColor = Flag.Switch("no-color", null, "Produce monochrome output");
        var noPrefix = Flag.Switch("no-log-prefix", null, "Do not print a prefix in logs");
        var since = Flag.Text("since", null, "Show logs since a time, such as 2026-01-31T13:00:00Z or 10m", "TIME");
        var tail = Flag.Text("tail", "n", "Number of lines to show from the end of the logs of each container", "NUMBER", "all");
        var times = Flag.Switch("timestamps", "t", "Show timestamps");
        var until = Flag.Text("until", null, "Show logs before a time", "TIME");
        var services = Operand.Services();
        return new VerbCommand("logs", "View output from containers")
        {
            Group = VerbGroup.Look,
            Options = { follow, index, noColor, noPrefix, since, tail, times, until },
            Arguments = { services },
            Examples =
            [
                ("logs -f web", "Follow one service"),
                ("logs --tail 20 --since 10m", "The last lines of the last ten minutes"),
                ("logs --no-log-prefix web | jq", "Only the log lines"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                if (call.Get(index) > 0 && wanted.Length != 1)
                    throw new CommandFailed("--index requires one service to be selected");
                var clock = call.Host.Clock;
                var options = new LogOptions
                {
                    Follow = call.Get(follow),
                    Timestamps = call.Get(times),
                    Tail = Lines(call.Get(tail)),
                    Since = Moment.Parse(call.Get(since), "since", clock),
                    Until = Moment.Parse(call.Get(until), "until", clock),
                };
                var reference = call.LoadOrName([], cancellationToken);
                Invocation.CheckServices(reference, wanted);

                var sources = await SourcesAsync(call, reference.Name, wanted, call.Get(index) ?? 0, cancellationToken)
                    .ConfigureAwait(false);
                var colors = call.Ansi.ColorOut && !call.Get(noColor);
                var printer = new LogPrinter(call.Host.Streams, separate: false, colors, !call.Get(noPrefix));
                printer.Register(sources.Select(static s => s.Name));
                if (!options.Follow)
                {
                    await LogMerge.PrintAsync(call.Engine, sources, options, printer, cancellationToken).ConfigureAwait(false);
                    return ExitCode.Ok;
                }

                var number = call.Get(index) is { } only and > 0 ? only.ToString(CultureInfo.InvariantCulture) : null;
                var follower = new LogFollower(call.Engine, call.Host.Clock, reference.Name, options, printer);
                await follower
                    .RunAsync(
                        sources,
                        started =>
                        {
                            var labels = started.Actor.Attributes;
                            return labels.TryGetValue(Labels.Service, out var service)
                                && labels.GetValueOrDefault(Labels.OneOff) != "True"
                                && (wanted.IsEmpty || wanted.Contains(service))
                                && (number is null || labels.GetValueOrDefault(Labels.Number) == number);
                        },
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }

    private static async Task<ImmutableArray<LogSource>> SourcesAsync(
        Invocation call,
        string project,
        ImmutableArray<string> services,
        int index,
        CancellationToken cancellationToken
    )
    {
        var containers = await call.ContainersOf(project)
            .ListAsync(all: true, oneOffs: false, services, cancellationToken)
            .ConfigureAwait(false);
        if (index > 0)
        {
            containers = [.. containers.Where(c => ProjectContainers.NumberOf(c) == index)];
            if (containers.IsEmpty)
                throw new CommandFailed($"service \"{services[0]}\" is not running container #{index}");
        }

        // Only inspecting tells whether a container has a terminal, which determines how its output is framed.
        return
        [
            .. await Task.WhenAll(
                    containers.Select(async container =>
                    {
                        var inspected = await call.Engine.InspectContainerAsync(container.Id, cancellationToken).ConfigureAwait(false);
                        return new LogSource(container.Id, LogSource.NameOf(container.Name, project), inspected.Config.Tty);
                    })
                )
                .ConfigureAwait(false),
        ];
    }

    private static int? Lines(string? tail)
    {
        if (tail is null or "all")
            return null;
        if (!int.TryParse(tail, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var lines))
            throw new CommandFailed($"invalid value \"{tail}\" for --tail: expected a number of lines, or all");
        return lines < 0 ? null : lines;
    }
}
