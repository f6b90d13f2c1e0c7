using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Plans;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Stops containers without removing them.</summary>
internal static class StopVerb
{
    public static VerbCommand Create()
    {
        var timeout = Flag.Number("timeout", "t", "Seconds before a container is killed (default: its stop_grace_period)", "SECONDS");
        var services = Operand.Services();
        return new VerbCommand("stop", "Stop containers without removing them")
        {
            Group = VerbGroup.Steer,
            WaitsForOthers = true,
            Options = { timeout },
            Arguments = { services },
            Examples = [("stop web", "Stop one service; its dependencies keep running")],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var reference = call.LoadOrName(wanted, cancellationToken);
                await AnnouncedRun.RunAsync(call, reference.Name, "stop", DecideAsync, cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;

                async Task<Plan> DecideAsync(CancellationToken cancellationToken)
                {
                    var (project, observed) = await call.ObserveAsync(reference, cancellationToken).ConfigureAwait(false);
                    return StopPlan.Of(project, observed, wanted, new PlanPolicy { StopTimeout = call.Get(timeout) });
                }
            },
        };
    }
}
