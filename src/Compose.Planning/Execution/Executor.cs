using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compose.Planning.Plans;

namespace Compose.Planning.Execution;

/// <summary>
/// Runs the steps of a plan, each as soon as what it needs is done, and decides nothing. After a failure no new step starts: steps that
/// only wait are broken off, calls on their way are finished, so nothing is left half done.
/// </summary>
/// <param name="transfers">How many pulls, pushes and builds run at once; null for no limit.</param>
/// <param name="rehearse">Only looks, and tells the steps as if they were done.</param>
public sealed class Executor(StepContext context, int? transfers = null, bool rehearse = false)
{
    // Long enough for the engine to answer a call that changes something, short enough for a person who pressed Ctrl-C.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs all of it.</summary>
    /// <returns>What could not be done though that was no reason to stop.</returns>
    /// <exception cref="PlanFailedException">Steps failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; calls on their way had two seconds to finish.</exception>
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

        using var creations = new Stagger(context.Clock);
        using var ports = new SemaphoreSlim(1);
        using var transfer = new SemaphoreSlim(transfers is > 0 ? transfers.Value : int.MaxValue);
        using var calls = new CancellationTokenSource();
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // What goes on after the failure of its like, and ends with the user's word or any other failure.
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

        /// <summary>Whether the step was done; false when it failed, was broken off or never started.</summary>
        public async Task<bool> StepAsync(PlanNode node, Task<bool>[] tasks)
        {
            var ready = true;
            foreach (var number in node.After)
                ready &= await tasks[number - 1].ConfigureAwait(false);
            if (!ready)
                return false;

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
                return false; // another step failed, or the user cancelled, while this one stood in the queue
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
            // Cancelled by the user, or by the first failure: no new step starts.
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
                return false; // broken off: the cause is reported by whoever failed or cancelled
            }
            catch (Exception error)
            {
                Failures.Enqueue(new StepFailure(node, error));
                Progress.Failed(node, error);
                await Waits.CancelAsync().ConfigureAwait(false);
                if (!node.Step.OnItsOwn)
                    await Own.CancelAsync().ConfigureAwait(false);
                return false;
            }
        }

        private CancellationTokenSource EndOf(PlanStep step) => step.OnItsOwn ? Own : Waits;
    }
}
