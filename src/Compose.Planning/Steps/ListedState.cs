using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>What an engine's list of containers says, which is not always how they are.</summary>
internal static class ListedState
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Waits, for two seconds at most, until the list no longer says that a container runs. Engines answer `stop` before they note it there
    /// (26.1: in 41 of 60 tries, for up to 170 ms), and whoever looks meanwhile, such as an `up` that follows, finds nothing to do.
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
