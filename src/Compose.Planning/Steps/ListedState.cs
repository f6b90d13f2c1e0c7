using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>The engine's container list, which may lag behind the actual state.</summary>
internal static class ListedState
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Waits, for at most two seconds, until the list no longer shows a container as running. Engines answer `stop` before updating the
    /// list (26.1: in 41 of 60 tries, for up to 170 ms), and an `up` that follows would find nothing to do.
    /// </summary>
    public static async Task UntilEndedAsync(StepContext context, string id, CancellationToken cancellationToken)
    {
        var begun = context.Clock.GetTimestamp();
        while (
            (
                await context.Engine.ListContainersAsync(Filters.None.With("id", id), all: false, cancellationToken).ConfigureAwait(false)
            ).Any()
            && context.Clock.GetElapsedTime(begun) < Limit
        )
            await Task.Delay(Pause, context.Clock, cancellationToken).ConfigureAwait(false);
    }
}
