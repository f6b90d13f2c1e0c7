using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Plans;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Removes stopped containers.</summary>
internal static class RmVerb
{
    public static VerbCommand Create()
    {
        var force = Flag.Switch("force", "f", "Do not ask for confirmation");
        var stop = Flag.Switch("stop", "s", "Stop the containers before removing them");
        var volumes = Flag.Switch("volumes", "v", "Remove anonymous volumes attached to the containers");
        var all = Flag.Switch("all", "a", "Has no effect").Hidden();
        var services = Operand.Services();
        return new VerbCommand("rm", "Remove stopped containers")
        {
            Group = VerbGroup.Steer,
            Options = { force, stop, volumes, all },
            Arguments = { services },
            Examples = [("rm -sf web", "Stop and remove one service, without confirmation")],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var (project, observed) = await call.LoadOrObserveAsync(wanted, cancellationToken).ConfigureAwait(false);
                var plan = RemovePlan.Of(
                    project,
                    observed,
                    wanted,
                    call.Get(stop),
                    call.Get(volumes),
                    new PlanPolicy { Separator = call.Separator }
                );
                var names = plan
                    .Nodes.Where(node => node.Step.Verb == "remove")
                    .Select(node => node.Step.Target.Name)
                    .Order(StringComparer.Ordinal)
                    .ToList();
                if (names.Count == 0)
                {
                    call.Info.WriteLine("No stopped containers");
                    return ExitCode.Ok;
                }

                call.Out.WriteLine($"Going to remove {string.Join(", ", names)}");
                if (
                    !call.Get(force)
                    && !call.Globals.DryRun
                    && !await call.ConfirmAsync("Are you sure?", byDefault: false, cancellationToken).ConfigureAwait(false)
                )
                    return ExitCode.Ok;
                await call.CarryOutAsync(plan, "rm", cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }
}
