using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compose.Planning.Plans;

namespace Compose.Planning.Execution;

/// <summary>
/// Runs the steps of a plan, each as soon as its needs are met; makes no decisions. After a failure no new step starts: waits are
/// cancelled, calls in progress complete, so that nothing is left half done.
/// </summary>
/// <param name="transfers">Maximum number of concurrent pulls, pushes and builds; null for unlimited.</param>
/// <param name="rehearse">Whether this is a dry run, which reports the steps as done.</param>
public sealed class Executor(StepContext context, int? transfers = null, bool rehearse = false)
{
    // Long enough for a modifying call to complete, short enough for a user who pressed Ctrl-C.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs the whole plan.</summary>
    /// <returns>The non-fatal failures.</returns>
    /// <exception cref="PlanFailedException">Steps failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; calls in progress had two seconds to complete.</exception>
    public async Task<ImmutableArray<StepWarning>> RunAsync(Plan plan, CancellationToken cancellationToken)
    {
        foreach (var kept in plan.Kept)
        {
            if (kept.Meanwhile is { } words)
                context.Progress.Report(new ProgressEvent(kept.Target.Id, ProgressStatus.Working, words));
            context.Progress.Report(new ProgressEvent(kept.Target.Id, ProgressStatus.Done, kept.State) { Details = kept.Reason });
        }

        if (plan.Nodes.IsEmpty)
            return [];

        if (plan.Observed is { } observed)
            context.Remember(observed);
        using var creations = new Stagger(context.Clock);
        using var ports = new SemaphoreSlim(1);
        using var transfer = new SemaphoreSlim(transfers is > 0 ? transfers.Value : int.MaxValue);
        using var calls = new CancellationTokenSource();
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // For independent steps, which survive failures of their kind, but not cancellation or other failures.
        using var own = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var grace = cancellationToken.Register(() => calls.CancelAfter(Grace)).ConfigureAwait(false);
        var run = new Run(context, new GroupProgress(context.Progress, plan), creations, ports, transfer, calls, waits, own)
        {
            Rehearse = rehearse,
        };

        var tasks = new Task<bool>[plan.Nodes.Length];
        for (var i = 0; i < tasks.Length; i++)
            tasks[i] = run.StepAsync(plan.Nodes[i], tasks);
        await Task.WhenAll(tasks).ConfigureAwait(false);

        if (!run.Failures.IsEmpty)
            throw new PlanFailedException([.. run.Failures]) { Warnings = [.. run.Warnings] };
        cancellationToken.ThrowIfCancellationRequested();
        return [.. run.Warnings];
    }

    private sealed record Run(
        StepContext Context,
        GroupProgress Progress,
        Stagger Creations,
        SemaphoreSlim Ports,
        SemaphoreSlim Transfer,
        CancellationTokenSource Calls,
        CancellationTokenSource Waits,
        CancellationTokenSource Own
    )
    {
        public bool Rehearse { get; init; }

        public ConcurrentQueue<StepFailure> Failures { get; } = new();

        public ConcurrentQueue<StepWarning> Warnings { get; } = new();

        private Attempts Attempts { get; } = new();

        /// <summary>Whether later steps may go on: it was done, or its failure is tolerated; false when it was cancelled or never
        /// started.</summary>
        public async Task<bool> StepAsync(PlanNode node, Task<bool>[] tasks)
        {
            var ready = true;
            foreach (var number in node.After)
                ready &= await tasks[number - 1].ConfigureAwait(false);
            if (!ready)
                return false;
            if (Attempts.HasFailed(node))
                return true;

            var end = EndOf(node.Step);
            try
            {
                return await (
                    node.Step.Lane switch
                    {
                        Lane.Creation => Creations.RunAsync(() => ApplyAsync(node), end.Token),
                        Lane.Ports => InTurnAsync(Ports, node),
                        Lane.Transfer => InTurnAsync(Transfer, node),
                        _ => ApplyAsync(node),
                    }
                ).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return false; // another step failed, or the user cancelled, while this one was queued
            }
        }

        private async Task<bool> InTurnAsync(SemaphoreSlim lane, PlanNode node)
        {
            await lane.WaitAsync(EndOf(node.Step).Token).ConfigureAwait(false);
            try
            {
                return await ApplyAsync(node).ConfigureAwait(false);
            }
            finally
            {
                lane.Release();
            }
        }

        private async Task<bool> ApplyAsync(PlanNode node)
        {
            // Cancelled by the user, or by the first failure: start no new step.
            var end = EndOf(node.Step);
            if (end.IsCancellationRequested)
                return false;

            Progress.Started(node);
            try
            {
                var breakable = node.Step.OnlyWaits || node.Step.Lane == Lane.Transfer;
                var token = breakable ? end.Token : Calls.Token;
                var outcome = await (
                    Rehearse ? node.Step.RehearseAsync(Context, token) : node.Step.ApplyAsync(Context, token)
                ).ConfigureAwait(false);
                if (outcome is { Result: StepResult.Warning, Text: { } words })
                    Warnings.Enqueue(new StepWarning(node, words));
                Progress.Ended(node, outcome);
                return true;
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return false; // cancelled: the step or user responsible reports the cause
            }
            catch (Exception error)
            {
                Failures.Enqueue(new StepFailure(node, error));
                Progress.Failed(node, error);
                if (Attempts.Tolerates(node))
                    return true;
                await Waits.CancelAsync().ConfigureAwait(false);
                if (!node.Step.OnItsOwn)
                    await Own.CancelAsync().ConfigureAwait(false);
                return false;
            }
        }

        private CancellationTokenSource EndOf(PlanStep step) => step.OnItsOwn ? Own : Waits;
    }
}
