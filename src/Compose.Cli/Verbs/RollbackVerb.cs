using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Returns to the containers that a paused or interrupted rolling update has replaced.</summary>
internal static class RollbackVerb
{
    public static VerbCommand Create()
    {
        var timeout = Flag.Number("timeout", "t", "Seconds before a container is killed (default: its stop_grace_period)", "SECONDS");
        var services = Operand.Services();
        return new VerbCommand("rollback", "Return to the containers that a rolling update has replaced")
        {
            Group = VerbGroup.Converge,
            WaitsForOthers = true,
            Options = { timeout },
            Arguments = { services },
            Examples =
            [
                ("rollback web", "After `up --rolling` has paused, or was interrupted"),
                ("--dry-run rollback", "Show what would be returned to"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var (project, _) = await call.LoadOrObserveAsync(wanted, cancellationToken).ConfigureAwait(false);
                foreach (var name in wanted)
                    if (project.FindService(name) is null)
                        throw DidYouMean.NoService(name, project.Services.Select(static s => s.Name));
                var policy = new PlanPolicy { StopTimeout = call.Get(timeout), Separator = call.Separator };
                await AnnouncedRun.RunAsync(call, project.Name, "rollback", DecideAsync, cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;

                async Task<Plan> DecideAsync(CancellationToken cancellationToken)
                {
                    var observed = await call.ObserveInDetailAsync(project, cancellationToken).ConfigureAwait(false);
                    Check(wanted.IsEmpty ? [.. project.Services.Select(static service => service.Name)] : wanted, wanted, observed);
                    return RollbackPlan.Of(project, observed, wanted, policy);
                }
            },
        };
    }

    /// <summary>Refuses a service of which nothing is kept; without names, a project of which nothing is kept.</summary>
    private static void Check(ImmutableArray<string> services, ImmutableArray<string> wanted, ObservedState observed)
    {
        var empty = services.Where(service => HalfReplaced.Of(observed, service).IsEmpty).ToList();
        if (empty.Count == 0 || (wanted.IsEmpty && empty.Count < services.Length))
            return;
        throw new CommandFailed(
            $"nothing to return to{(wanted.IsEmpty ? "" : $" for {string.Join(", ", empty)}")}: the previous containers are kept only while "
                + "a rolling update has not been completed; to return to an earlier version, restore it in the files and run "
                + "`compose up --rolling`"
        );
    }
}
