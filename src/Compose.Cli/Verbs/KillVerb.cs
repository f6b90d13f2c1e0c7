using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Kills running containers.</summary>
internal static class KillVerb
{
    public static VerbCommand Create()
    {
        var orphans = Flag.Switch("remove-orphans", null, "Remove containers of services not defined in the files");
        var signal = Flag.Text("signal", "s", "Signal to send to the container", "SIGNAL", "SIGKILL");
        var services = Operand.Services();
        return new VerbCommand("kill", "Kill running containers")
        {
            Group = VerbGroup.Steer,
            Options = { orphans, signal },
            Arguments = { services },
            Examples = [("kill -s SIGHUP web", "Send a signal")],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var (project, observed) = await call.LoadOrObserveAsync(wanted, cancellationToken).ConfigureAwait(false);
                if (wanted.IsEmpty && !call.Get(orphans))
                    wanted = [.. project.Services.Select(service => service.Name)];
                var plan = KillPlan.Of(observed, wanted, call.Get(signal));
                if (plan.IsEmpty)
                    call.Info.WriteLine("No container to kill");
                await call.CarryOutAsync(plan, "kill", cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }
}
