using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Plans;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Restarts containers without applying changes in the files.</summary>
internal static class RestartVerb
{
    public static VerbCommand Create()
    {
        var noDeps = Flag.Switch("no-deps", null, "Do not restart dependent services");
        var timeout = Flag.Number("timeout", "t", "Seconds before a container is killed (default: its stop_grace_period)", "SECONDS");
        var services = Operand.Services();
        return new VerbCommand("restart", "Restart containers")
        {
            Group = VerbGroup.Steer,
            WaitsForOthers = true,
            Options = { noDeps, timeout },
            Arguments = { services },
            Examples =
            [
                ("restart web", "One service, and those that depend on it with restart: true"),
                ("up -d", "To apply changes, use up instead of restart"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var reference = call.LoadOrName(wanted, cancellationToken);
                await AnnouncedRun.RunAsync(call, reference.Name, "restart", DecideAsync, cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;

                async Task<Plan> DecideAsync(CancellationToken cancellationToken)
                {
                    var (project, observed) = await call.ObserveAsync(reference, cancellationToken).ConfigureAwait(false);
                    foreach (var name in wanted)
                        if (project.FindService(name) is null)
                            throw DidYouMean.NoService(name, project.Services.Select(static s => s.Name));
                    var policy = new PlanPolicy { StopTimeout = call.Get(timeout), Separator = call.Separator };
                    return RestartPlan.Of(project, observed, wanted, call.Get(noDeps), policy);
                }
            },
        };
    }
}
