using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Engine.Contract;
using Compose.Model;
using Compose.Planning.Execution;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Verbs;

namespace Compose.Cli.Converging;

/// <summary>What becomes of rolling updates that a failed plan has left half done: they are rolled back, or stay paused.</summary>
/// <param name="failed">The failure of the plan.</param>
internal sealed class InterruptedUpdates(Invocation call, Project project, Plan plan, PlanFailedException failed)
{
    private const string Stuck = "could not be rolled back";
    private readonly Dictionary<UpdateSeries, string> outcomes = [];

    /// <summary>Rolls back what is to be rolled back.</summary>
    /// <returns>The failures, each with what has become of its service.</returns>
    public async Task<PlanFailedException> SettleAsync(CancellationToken cancellationToken)
    {
        ObservedState observed;
        try
        {
            observed = await call.ObserveInDetailAsync(project, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            return failed; // the engine is gone, which is probably what the plan failed of
        }

        var returning = ImmutableArray.CreateBuilder<string>();
        foreach (var series in plan.Updates)
        {
            var halves = HalfReplaced.Of(observed, series.Service.Name);
            if (halves.IsEmpty)
                continue;
            var failures = FailedIn(series);
            if (series.Update.OnFailure == UpdateFailureAction.Rollback || (failures.Length > 0 && failures.Length <= series.Allowance))
                returning.Add(series.Service.Name);
            var done = halves.Count(half => half.HasTakenOver && half.New.IsRunning && !failures.Contains(half.Name));
            outcomes[series] =
                failures.Length > 0 && failures.Length <= series.Allowance ? "keeps its previous container"
                : series.Update.OnFailure == UpdateFailureAction.Rollback ? "was rolled back"
                : $"is paused: {done} of {series.Replicas} containers were replaced";
        }

        var rollback = await RollBackAsync(observed, returning.ToImmutable(), cancellationToken).ConfigureAwait(false);
        return new PlanFailedException([.. failed.Failures.Select(Told), .. Others(), .. rollback]) { Warnings = failed.Warnings };
    }

    /// <returns>What failed in it.</returns>
    private async Task<ImmutableArray<StepFailure>> RollBackAsync(
        ObservedState observed,
        ImmutableArray<string> services,
        CancellationToken cancellationToken
    )
    {
        if (services.IsEmpty)
            return [];
        try
        {
            var policy = new PlanPolicy { Separator = call.Separator };
            await call.CarryOutAsync(RollbackPlan.Of(project, observed, services, policy), "rollback", cancellationToken)
                .ConfigureAwait(false);
            return [];
        }
        catch (PlanFailedException again)
        {
            foreach (var series in outcomes.Keys.Where(series => services.Contains(series.Service.Name)).ToList())
                outcomes[series] = Stuck;
            return again.Failures;
        }
    }

    private ImmutableArray<string> FailedIn(UpdateSeries series) =>
        [
            .. failed
                .Failures.Select(static failure => failure.Node.Attempt)
                .OfType<UpdateAttempt>()
                .Where(attempt => attempt.Series == series)
                .Select(static attempt => attempt.Container)
                .Distinct(),
        ];

    private StepFailure Told(StepFailure failure) =>
        failure.Node.Attempt is { Series: var series } && outcomes.GetValueOrDefault(series) is { } outcome
            ? failure with
            {
                Error = Sentence(series, outcome, failure.Error),
            }
            : failure;

    /// <summary>Updates that were going well when another step failed.</summary>
    private IEnumerable<StepFailure> Others() =>
        outcomes
            .Where(entry => FailedIn(entry.Key).IsEmpty)
            .Select(entry => failed.Failures[0] with
            {
                Error = Sentence(entry.Key, entry.Value, new StepException("the command failed before its update was complete")),
            });

    private static StepException Sentence(UpdateSeries series, string outcome, Exception error)
    {
        var service = series.Service;
        var reason = error as StepException;
        return new StepException(
            $"service \"{service.Name}\" {outcome}: {error.Message}",
            reason?.At ?? service.NameAt,
            error
        )
        {
            IsFinal = true,
            Details = reason?.Details ?? [],
            Help =
                outcome == Stuck ? $"`compose rollback {service.Name}` tries again."
                : outcome.StartsWith("is paused", StringComparison.Ordinal)
                    ? $"`compose up --rolling {service.Name}` goes on, `compose rollback {service.Name}` returns to the previous containers."
                : reason?.Help,
        };
    }
}
