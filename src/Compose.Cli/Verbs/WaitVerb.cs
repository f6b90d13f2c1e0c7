using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Engine.Contract;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Waits until containers exit, and returns the last exit code.</summary>
internal static class WaitVerb
{
    public static VerbCommand Create()
    {
        var down = Flag.Switch("down-project", null, "Take the project down when the first container exits");
        var services = Operand.Many("SERVICE", 1);
        return new VerbCommand("wait", "Wait until containers exit")
        {
            Group = VerbGroup.Steer,
            Options = { down },
            Arguments = { services },
            Examples = [("wait job", "Returns the exit code of the job")],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var (project, observed) = await call.LoadOrObserveAsync(wanted, cancellationToken).ConfigureAwait(false);
                var chosen = observed.Containers.Where(container => wanted.Contains(container.Service)).ToList();
                if (chosen.Count == 0)
                    throw new CommandFailed($"no containers for project \"{project.Name}\"");

                var waits = chosen
                    .Select(async container =>
                    {
                        var pending = await call
                            .Engine.WaitContainerAsync(container.Id, WaitCondition.NotRunning, cancellationToken)
                            .ConfigureAwait(false);
                        return (container.Id, Code: (await pending.Exit.WaitAsync(cancellationToken).ConfigureAwait(false)).StatusCode);
                    })
                    .ToList();
                var code = ExitCode.Ok;
                await foreach (var ended in Task.WhenEach(waits).WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    (var id, code) = await ended.ConfigureAwait(false);
                    call.Out.WriteLine($"container \"{id}\" exited with status code {code}");
                    if (call.Get(down))
                        break;
                }

                if (call.Get(down))
                    await DownVerb
                        .RunAsync(call, new DownRequest { RemoveOrphans = true }, timeout: null, cancellationToken)
                        .ConfigureAwait(false);
                return code;
            },
        };
    }
}
