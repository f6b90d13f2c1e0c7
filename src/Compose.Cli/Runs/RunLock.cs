using Compose.Engine.Contract;

namespace Compose.Cli.Runs;

/// <summary>The lock of a project on the engine: a courtesy among runs of this program, since other clients do not look at it.</summary>
internal sealed class RunLock(RunVolumes volumes, TimeProvider clock, RunHolder own) : IAsyncDisposable
{
    /// <summary>How often a run that goes on longer answers challenges, in case its process cannot be seen from where others run.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource ended = new();
    private Task answering = Task.CompletedTask;
    private long taken;
    private bool isHeld;

    // Whether a request may have been carried out without an answer.
    private bool isUnsure;

    /// <summary>Takes the lock if it is free.</summary>
    /// <returns>Who holds it now; null when this engine offers none, so that there is nothing to wait for.</returns>
    public async Task<RunHolder?> TakeAsync(CancellationToken cancellationToken)
    {
        isUnsure = true;
        try
        {
            var holder = await volumes.SetAsync(volumes.Lock, cancellationToken).ConfigureAwait(false);
            isUnsure = false;
            if (holder?.Id == own.Id)
                Hold();
            return holder;
        }
        catch (EngineException error)
        {
            // Podman without volumes, a proxy that allows only reading.
            isUnsure = error.Status is null;
            return null;
        }
    }

    /// <summary>Who holds the lock; null when it is free.</summary>
    public Task<RunHolder?> ReadAsync(CancellationToken cancellationToken) => volumes.ReadAsync(volumes.Lock, cancellationToken);

    /// <summary>Releases the lock; must not fail what has been done.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync().ConfigureAwait(false);
        await answering.ConfigureAwait(false);
        using var limit = new CancellationTokenSource(Goodbye, clock);
        if (!await TryReleaseAsync(limit.Token).ConfigureAwait(false))
            await TryReleaseAsync(limit.Token).ConfigureAwait(false);
        isHeld = isUnsure = false;
        ended.Dispose();
    }

    private async Task<bool> TryReleaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A run that was suspended for long may have lost the lock to another one.
            if (isUnsure || (isHeld && clock.GetElapsedTime(taken) >= Beat))
                await volumes.RemoveAsync(volumes.Lock, own, cancellationToken).ConfigureAwait(false);
            else if (isHeld)
                await volumes.RemoveAsync(volumes.Lock, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            // The next run finds that this one has ended.
            return false;
        }
    }

    private void Hold()
    {
        isHeld = true;
        taken = clock.GetTimestamp();
        answering = AnswerAsync(ended.Token);
    }

    /// <summary>Removes what others set to see whether this run is still there.</summary>
    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        var challenge = volumes.ChallengeOf(own);
        using var timer = new PeriodicTimer(Beat, clock);
        while (await NextAsync(timer, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                if (await volumes.ReadAsync(challenge, cancellationToken).ConfigureAwait(false) is not null)
                    await volumes.RemoveAsync(challenge, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is EngineException or OperationCanceledException)
            {
                // Released, or the engine is busy: the next beat is early enough.
            }
        }
    }

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
