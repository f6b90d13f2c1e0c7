using Compose.Cli.Hosting;
using Compose.Engine.Contract;

namespace Compose.Cli.Runs;

/// <summary>
/// Removes the lock of a run that died. Whoever set the challenge of that run may remove its lock, and nobody else: of several that wait,
/// only one.
/// </summary>
internal sealed class Takeover(RunVolumes volumes, ProcessTable processes, TimeProvider clock, RunHolder own) : IAsyncDisposable
{
    /// <summary>How long a challenge may stay unanswered; a run looks for it every second.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Most runs end before they are challenged at all.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    // The run that is observed, since when, and what is known of its challenge.
    private RunHolder? holder;
    private RunHolder? challenger;
    private long since;
    private TimeSpan pause;

    private bool IsOurs => challenger?.Id == own.Id;

    /// <summary>Looks once whether a run is dead, and removes its lock then.</summary>
    /// <returns>Whether the lock may be free now.</returns>
    public async Task<bool> TryAsync(RunHolder run, CancellationToken cancellationToken)
    {
        if (holder?.Id != run.Id)
        {
            await WithdrawAsync(cancellationToken).ConfigureAwait(false);
            (holder, since, pause) = (run, clock.GetTimestamp(), FirstPause);
        }

        var hasEnded = processes.HasEnded(run.Process);
        if (hasEnded == false)
            return false;
        if (challenger is null && hasEnded is null && clock.GetElapsedTime(since) < pause)
            return false;
        return await ChallengeAsync(run, hasEnded == true, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(Goodbye, clock);
        try
        {
            await WithdrawAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            // Whoever finds it finds that this run has ended.
        }
    }

    private async Task<bool> ChallengeAsync(RunHolder run, bool hasEnded, CancellationToken cancellationToken)
    {
        var challenge = volumes.ChallengeOf(run);
        var before = challenger;
        challenger = before is null
            ? await volumes.SetAsync(challenge, cancellationToken).ConfigureAwait(false)
            : await volumes.ReadAsync(challenge, cancellationToken).ConfigureAwait(false);
        if (challenger?.Id != before?.Id)
            since = clock.GetTimestamp();
        if (challenger is null)
        {
            // Answered, or withdrawn.
            pause = Limit;
            return false;
        }

        var isOver = clock.GetElapsedTime(since) >= Limit;
        if (!IsOurs)
        {
            // Twice the time, so that a challenger that lives has been faster.
            if (processes.HasEnded(challenger.Process) ?? clock.GetElapsedTime(since) >= Limit * 2)
                await volumes.RemoveAsync(challenge, challenger, cancellationToken).ConfigureAwait(false);
            return false;
        }

        if (!hasEnded && !isOver)
            return false;
        await volumes.RemoveAsync(volumes.Lock, run, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Removes the own challenge, if there is one.</summary>
    private async Task WithdrawAsync(CancellationToken cancellationToken)
    {
        if (holder is not null && IsOurs)
            await volumes.RemoveAsync(volumes.ChallengeOf(holder), own, cancellationToken).ConfigureAwait(false);
        challenger = null;
    }
}
