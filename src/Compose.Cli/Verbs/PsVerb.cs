using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Containers;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting.Templates;
using Compose.Cli.Terminal;
using Compose.Engine.Wire;

namespace Compose.Cli.Verbs;

/// <summary>Lists the containers of a project.</summary>
internal static class PsVerb
{
    private const string Columns = "{{.Name}}\t{{.Image}}\t{{.Command}}\t{{.Service}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}";

    private const string Raw =
        "container_id: {{.ID}}\nimage: {{.Image}}\ncommand: {{.Command}}\ncreated_at: {{.CreatedAt}}\nstate:{{pad .State 1 "
        + "0}}\nstatus:{{pad .Status 1 0}}\n"
        + "names: {{.Names}}\nlabels:{{pad .Labels 1 0}}\nports:{{pad .Ports 1 0}}\n";

    public static VerbCommand Create()
    {
        var all = Flag.Switch("all", "a", "Show stopped containers too, and those of `run`");
        var filter = Flag.Text("filter", null, "Filter containers", "status=STATUS");
        var status = Flag.List(
            "status",
            null,
            "Only containers in this state: created, running, paused, restarting, removing, exited or dead",
            "STATUS"
        );
        var format = Flag.Text("format", null, "table, json, or a template, such as '{{.Name}} {{.Status}}'", "FORMAT");
        var full = Flag.Switch("no-trunc", null, "Do not truncate output");
        var orphans = Flag.Switch("orphans", null, "Include orphaned services, not declared by the project", byDefault: true);
        var quiet = Flag.Switch("quiet", "q", "Only print ids");
        var onlyServices = Flag.Switch("services", null, "Print the services that have a container");
        var watch = Flag.Switch("watch", null, "Refresh every second until interrupted");
        var services = Operand.Services();
        return new VerbCommand("ps", "List containers")
        {
            Group = VerbGroup.Look,
            Options = { all, filter, status, format, full, orphans, quiet, onlyServices, watch },
            Arguments = { services },
            Examples =
            [
                ("ps -a", "Include stopped containers"),
                ("ps --status exited -q", "Ids of exited containers"),
                ("ps --format json", "One object per line"),
                ("ps --watch", "Again every second"),
                ("ps --format '{{.Service}}: {{.Health}}'", "Only selected fields"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var states = States(call.Get(status), call.Get(filter));
                var project = call.LoadOrName([], cancellationToken);
                Invocation.CheckServices(project, wanted);
                if (wanted.IsEmpty && !call.Get(orphans) && project.Project is { } model)
                    wanted = [.. model.Services.Select(static s => s.Name)];

                var everything = call.Get(all);
                var view = new LiveView(call.Host);
                using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), call.Host.Clock);
                var shown = "";
                do
                {
                    var text = await ListAsync(project.Name, wanted, states, everything, call, cancellationToken).ConfigureAwait(false);
                    if (!call.Get(watch))
                        call.Out.Write(text);
                    else if (text != shown)
                        view.Show(text);
                    shown = text;
                } while (call.Get(watch) && await second.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));

                return ExitCode.Ok;
            },
        };

        async Task<string> ListAsync(
            string project,
            ImmutableArray<string> wanted,
            ImmutableArray<string> states,
            bool everything,
            Invocation call,
            CancellationToken cancellationToken
        )
        {
            var found = await call.ContainersOf(project)
                .ListAsync(everything || !states.IsEmpty, everything, wanted, cancellationToken)
                .ConfigureAwait(false);
            if (!states.IsEmpty)
                found = [.. found.Where(c => states.Contains(c.State))];
            return call.Get(quiet) ? Lines(found.Select(static c => c.Id))
                : call.Get(onlyServices) ? Lines(found.Select(ProjectContainers.ServiceOf).Distinct())
                : await RenderAsync(call, found, call.Get(format), call.Get(full), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string> RenderAsync(
        Invocation call,
        ImmutableArray<ContainerSummary> found,
        string? format,
        bool full,
        CancellationToken cancellationToken
    )
    {
        format ??= call.DockerConfig.PsFormat ?? "table";
        if (format == "raw")
            format = Raw;
        // Only inspecting a container returns health and exit code, which a table does not need.
        var inspects = format is not ("table" or "pretty");
        var rows = await Task.WhenAll(
                found.Select(async container =>
                {
                    var state = inspects
                        ? (await call.Engine.InspectContainerAsync(container.Id, cancellationToken).ConfigureAwait(false)).State
                        : null;
                    return ContainerRow.Of(container, state, call.Host.Clock.GetUtcNow(), full);
                })
            )
            .ConfigureAwait(false);
        var columns = found.Any(static c => c.Labels.ContainsKey(ContainerRow.EngineLabel)) ? Columns + "\t{{.Engine}}" : Columns;
        return RowFormat.Render(rows, format, columns, ContainerRow.Heading);
    }

    private static ImmutableArray<string> States(ImmutableArray<string> states, string? filter)
    {
        if (filter is null)
            return states;
        var equals = filter.IndexOf('=');
        if (equals < 0)
            throw new CommandFailed("arguments to --filter should be in form KEY=VAL");
        if (filter[..equals] == "source")
            throw new CommandFailed("filter source is not implemented: only status is known, such as status=running");
        if (filter[..equals] != "status")
            throw new CommandFailed($"unknown filter {filter[..equals]}: only status is known, such as status=running");
        return states.Add(filter[(equals + 1)..]);
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(static line => line + "\n"));
}
