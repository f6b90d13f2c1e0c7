using Compose.Cli.Calls;
using Compose.Cli.Containers;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting;

namespace Compose.Cli.Verbs;

/// <summary>Lists the processes of a project's containers in one table.</summary>
internal static class TopVerb
{
    public static VerbCommand Create()
    {
        var services = Operand.Services();
        return new VerbCommand("top", "List running processes")
        {
            Group = VerbGroup.Look,
            Arguments = { services },
            Examples = [("top web", "Of one service")],
            Run = async (call, cancellationToken) =>
            {
                var project = call.ProjectName(cancellationToken);
                var containers = await call.ContainersOf(project)
                    .ListAsync(all: false, oneOffs: true, call.Get(services), cancellationToken)
                    .ConfigureAwait(false);
                var tops = await Task.WhenAll(containers.Select(c => call.Engine.TopContainerAsync(c.Id, cancellationToken)))
                    .ConfigureAwait(false);
                // Engines may return different columns per container; the command is the widest and comes last.
                var titles = tops.SelectMany(static t => t.Titles).Distinct().OrderBy(static t => t is "CMD" or "COMMAND").ToList();
                var table = new Table(4, 2).Add(["SERVICE", "#", .. titles]);
                var rows = 0;
                foreach (var (container, top) in containers.Zip(tops))
                {
                    foreach (var process in top.Processes)
                    {
                        var cells = titles.Select(title => top.Titles.ToList().IndexOf(title) is >= 0 and var at ? process[at] : "-");
                        table.Add([
                            ProjectContainers.ServiceOf(container),
                            container.Labels.GetValueOrDefault(Planning.Naming.Labels.Number, ""),
                            .. cells,
                        ]);
                        rows++;
                    }
                }

                if (rows > 0)
                    call.Out.Write(table);
                return ExitCode.Ok;
            },
        };
    }
}
