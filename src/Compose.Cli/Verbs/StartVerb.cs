using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Plans;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Starts stopped containers and their dependencies.</summary>
internal static class StartVerb
{
    public static VerbCommand Create()
    {
        var wait = Flag.Switch("wait", null, "Wait until services are running, or healthy if they have a healthcheck");
        var timeout = Flag.Number("wait-timeout", null, "Maximum seconds to wait; 0 for no limit", "SECONDS");
        var services = Operand.Services();
        return new VerbCommand("start", "Start existing containers")
        {
            Group = VerbGroup.Steer,
            WaitsForOthers = true,
            Options = { wait, timeout },
            Arguments = { services },
            Examples = [("start web", "Start one service and what it depends on")],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var reference = call.LoadOrName(wanted, cancellationToken);
                var policy = new PlanPolicy
                {
                    Targets = wanted,
                    Wait = call.Get(wait),
                    WaitTimeout = call.Get(timeout) is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null,
                    Separator = call.Separator,
                };
                await AnnouncedRun.RunAsync(call, reference.Name, "start", DecideAsync, cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;

                async Task<Plan> DecideAsync(CancellationToken cancellationToken)
                {
                    var (whole, observed) = await call.ObserveAsync(reference, cancellationToken).ConfigureAwait(false);
                    if (observed.Containers.All(container => container.OneOff))
                        throw new CommandFailed($"no container found for project \"{whole.Name}\": not found; run \"up --detach\"");
                    var narrow = call.Narrow(whole, wanted, withDependencies: true);
                    var project = await call.WithApiSocketAsync(narrow, call.Globals.DryRun, cancellationToken).ConfigureAwait(false);
                    return StartPlan.Of(project, observed, policy);
                }
            },
        };
    }
}
