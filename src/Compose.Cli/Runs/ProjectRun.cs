using Compose.Cli.Calls;
using Compose.Engine.Contract;

namespace Compose.Cli.Runs;

/// <summary>
/// A run of a verb that changes a project: announced on the engine from the first change until disposed, so that one run at a time does
/// so.
/// </summary>
internal sealed class ProjectRun(Invocation call, string project, string verb) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>The project's name.</summary>
    public string Project => project;

    private readonly TimeProvider clock = call.Host.Clock;
    private RunLock? announced;

    /// <summary>Whether no run is announced now; false if that cannot be told.</summary>
    public async Task<bool> IsFreeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var volumes = new RunVolumes(call.Engine, project, RunHolder.Of(call.Host, verb));
            return await volumes.ReadAsync(volumes.Lock, cancellationToken).ConfigureAwait(false) is null;
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Removes the announcement of a run whose process has died on this machine after it had done everything.</summary>
    public async Task ForgetDeadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var volumes = new RunVolumes(call.Engine, project, RunHolder.Of(call.Host, verb));
            if (
                await volumes.ReadAsync(volumes.Lock, cancellationToken).ConfigureAwait(false) is { } holder
                && call.Host.Processes.Value.HasEnded(holder.Process) == true
            )
                await AnnounceAsync(cancellationToken, LongestPause).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            // Nothing was to be done, and nothing is lost.
        }
    }

    /// <summary>Announces the run, once no other is announced. A dry run, and one that is announced already, does nothing.</summary>
    /// <param name="patience">How long to wait at most, in silence; null for as long as it takes.</param>
    /// <returns>Whether it waited, so that what was observed before may have changed.</returns>
    public async Task<bool> AnnounceAsync(CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        if (announced is not null || call.Globals.DryRun)
            return false;
        var own = RunHolder.Of(call.Host, verb);
        var volumes = new RunVolumes(call.Engine, project, own);
        announced = new RunLock(volumes, clock, own);
        var holder = await announced.TakeAsync(cancellationToken).ConfigureAwait(false);
        if (holder is null || holder.Id == own.Id || call.Globals.NoWaitLock || call.IsOn("COMPOSE_NO_WAIT_LOCK"))
            return false;
        await WaitAsync(announced, volumes, own, holder, patience, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Ends the announcement; a later one is possible.</summary>
    public async ValueTask DisposeAsync()
    {
        if (announced is { } held)
        {
            announced = null;
            await held.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(
        RunLock wanted,
        RunVolumes volumes,
        RunHolder own,
        RunHolder holder,
        TimeSpan? patience,
        CancellationToken cancellationToken
    )
    {
        using var notice = new WaitNotice(call, project);
        await using var takeover = new Takeover(volumes, call.Host.Processes.Value, clock, own);
        var begun = clock.GetTimestamp();
        var pause = FirstPause;
        while (patience is null || clock.GetElapsedTime(begun) < patience)
        {
            if (!await takeover.TryAsync(holder, cancellationToken).ConfigureAwait(false))
            {
                if (patience is null)
                    notice.Show(holder);
                await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
                pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
            }

            var next =
                await wanted.ReadAsync(cancellationToken).ConfigureAwait(false)
                ?? await wanted.TakeAsync(cancellationToken).ConfigureAwait(false);
            if (next is null || next.Id == own.Id)
                return;
            holder = next;
        }
    }
}
