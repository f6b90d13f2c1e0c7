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
            WaitsForOthers = true,
            Options = { force, stop, volumes, all },
            Arguments = { services },
            Examples = [("rm -sf web", "Stop and remove one service, without confirmation")],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var reference = call.LoadOrName(wanted, cancellationToken);
                var confirmed = "";
                await AnnouncedRun.RunAsync(call, reference.Name, "rm", DecideAsync, cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;

                async Task<Plan> DecideAsync(CancellationToken cancellationToken)
                {
                    var (project, observed) = await call.ObserveAsync(reference, cancellationToken).ConfigureAwait(false);
                    var policy = new PlanPolicy { Separator = call.Separator };
                    var plan = RemovePlan.Of(project, observed, wanted, call.Get(stop), call.Get(volumes), policy);
                    var names = string.Join(
                        ", ",
                        plan.Nodes.Where(static node => node.Step.Verb == "remove")
                            .Select(static node => node.Step.Target.Name)
                            .Order(StringComparer.Ordinal)
                    );
                    if (names.Length == 0)
                        call.Info.WriteLine("No stopped containers");
                    if (names.Length == 0 || names == confirmed)
                        return plan;
                    call.Out.WriteLine($"Going to remove {names}");
                    confirmed = names;
                    return
                        call.Get(force)
                        || call.Globals.DryRun
                        || await call.ConfirmAsync("Are you sure?", byDefault: false, cancellationToken).ConfigureAwait(false)
                        ? plan
                        : Plan.Empty;
                }
            },
        };
    }
}
