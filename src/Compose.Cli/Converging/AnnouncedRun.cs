using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Runs;
using Compose.Planning.Execution;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Cli.Converging;

/// <summary>
/// Plans and carries out a change of a project that others may change at the same time: waits for other runs of this program, and plans
/// again when the project is not any more as it was observed.
/// </summary>
internal sealed record AnnouncedRun(Invocation Call, ProjectRun Run)
{
    // Each is a new plan from a new look: someone who interferes three times will again.
    private const int MostAttempts = 4;

    // Up to 1, 4 and 16 of them: on a busy machine, an engine may take seconds to create a container.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Nobody takes the lock, changes something and releases it in so short a time.
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Observes and plans; called again when others have changed the project.</summary>
    public required Func<CancellationToken, Task<Plan>> Decide { get; init; }

    public required Func<Plan, CancellationToken, Task> CarryOut { get; init; }

    /// <summary>Whether to plan again after a failure that others may have caused.</summary>
    public bool MayRepeat { get; init; } = true;

    /// <summary>The same for a verb whose plan is carried out as it is.</summary>
    public static async Task RunAsync(
        Invocation call,
        string project,
        string verb,
        Func<CancellationToken, Task<Plan>> decide,
        CancellationToken cancellationToken
    )
    {
        await using var run = new ProjectRun(call, project, verb);
        await new AnnouncedRun(call, run) { Decide = decide, CarryOut = (plan, token) => call.CarryOutAsync(plan, verb, token) }
            .RunAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var begun = Call.Host.Clock.GetTimestamp();
        var deciding = Decide(cancellationToken);
        // Beside it, since it costs no time there.
        var looking = Call.Globals.DryRun ? Task.FromResult(false) : Run.IsFreeAsync(cancellationToken);
        Plan plan;
        try
        {
            plan = await deciding.ConfigureAwait(false);
        }
        catch (CommandFailed) when (!Call.Globals.DryRun)
        {
            // There is nothing to do, as after a run that died when it had done it.
            if (!await looking.ConfigureAwait(false))
                await Run.ForgetDeadAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }

        if (!Call.Globals.DryRun && plan.CanRun && plan.HasChanges)
        {
            var waited = await Run.AnnounceAsync(cancellationToken).ConfigureAwait(false);
            var isFresh = await looking.ConfigureAwait(false) && Call.Host.Clock.GetElapsedTime(begun) < Fresh;
            if (waited || !(isFresh || await IsStillAsync(plan.Observed, cancellationToken).ConfigureAwait(false)))
                plan = await Decide(cancellationToken).ConfigureAwait(false);
        }
        else if (!Call.Globals.DryRun && !await looking.ConfigureAwait(false))
        {
            await Run.ForgetDeadAsync(cancellationToken).ConfigureAwait(false);
        }

        string? failed = null;
        var mostLooks = 1;
        for (var attempt = 1; MayRepeat && attempt < MostAttempts; attempt++)
        {
            try
            {
                await CarryOut(plan, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PlanFailedException failure) when (failure.MayPass && !cancellationToken.IsCancellationRequested)
            {
                var again = await Decide(cancellationToken).ConfigureAwait(false);
                if (!failure.IsTooEarly(again) && failure.Message == failed && again.ToText() == plan.ToText())
                    throw;
                for (var looks = 0; looks < mostLooks && failure.IsTooEarly(again); looks++)
                {
                    await Task.Delay(Pause, Call.Host.Clock, cancellationToken).ConfigureAwait(false);
                    again = await Decide(cancellationToken).ConfigureAwait(false);
                }

                mostLooks *= 4;
                Call.Warn($"{Run.Project} was changed by another program at the same time; looking again");
                (plan, failed) = (again, failure.Message);
            }
        }

        await CarryOut(plan, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether nothing has changed since. A run that ended between our look and our announcement left no trace but its work: without this,
    /// `scale web=1` that looked while another added containers would leave some of them. Listing containers takes an engine 28 ten
    /// milliseconds, so it is done only if another run was announced during the look, or the look was long ago.
    /// </summary>
    private async Task<bool> IsStillAsync(ObservedState? before, CancellationToken cancellationToken)
    {
        if (before is null)
            return true;
        var now = await Call.ObserveAsync(Run.Project, cancellationToken).ConfigureAwait(false);
        return before.IsStill(now);
    }
}
