using Compose.Cli.Containers;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Cli.Terminal.Logs;

/// <summary>
/// Follows container logs until all containers have exited. A restarted container is followed again from its new start, as is one added by
/// scaling; nothing is repeated.
/// </summary>
internal sealed class LogFollower(IEngine engine, TimeProvider clock, string project, LogOptions options, LogPrinter printer)
{
    private readonly ContainerLives lives = new(engine, clock);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Followed> followed = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<Exception?> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Followed(Task Copy);

    /// <param name="concerns">Selects containers to follow that appear later.</param>
    public async Task RunAsync(IReadOnlyList<LogSource> sources, Func<EngineEvent, bool> concerns, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var filters = Filters.None.Label(Labels.Project, project).With("type", "container");
        foreach (var name in ContainerLives.Events)
            filters = filters.With("event", name);
        // Listen before reading, so that no start in between is missed.
        var events = await engine.EventsAsync(filters, null, null, stop.Token).ConfigureAwait(false);
        if (sources.Count == 0)
            return;
        lock (gate)
            foreach (var source in sources)
                Follow(source, options, stop.Token);
        var listening = ListenAsync(events, concerns, stop.Token);
        var failure = await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await listening.ConfigureAwait(false);
        if (failure is not null)
            throw failure;
    }

    private async Task ListenAsync(
        IAsyncEnumerable<EngineEvent> events,
        Func<EngineEvent, bool> concerns,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var happened in events.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (!concerns(happened))
                    continue;
                var change = lives.Take(happened).Change;
                if (change == LifeChange.Started)
                    await RestartAsync(happened.Actor.ID, cancellationToken).ConfigureAwait(false);
                else if (change != LifeChange.None)
                    await SettleAsync(happened.Actor.ID, null, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // All followed containers have exited, or the user cancelled.
        }
    }

    private async Task RestartAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
            var source = new LogSource(container.Id, LogSource.NameOf(container.Name.TrimStart('/'), project), container.Config.Tty);
            printer.Register([source.Name]);
            lock (gate)
            {
                // Its first run, already being read.
                if (container.State.FinishedAt is null && followed.ContainsKey(id))
                    return;
                // Not since StartedAt, which is recorded after the process starts and may be later than its first line.
                Follow(source, options with { Since = container.State.FinishedAt ?? options.Since, Tail = null }, cancellationToken);
            }
        }
        catch (EngineException gone) when (gone.IsNotFound)
        {
            // Removed between its start and the inspection.
        }
    }

    private void Follow(LogSource source, LogOptions from, CancellationToken cancellationToken)
    {
        lives.Follow(source.Id);
        var before = followed.GetValueOrDefault(source.Id)?.Copy ?? Task.CompletedTask;
        followed[source.Id] = new Followed(Task.Run(() => CopyAsync(source, from, before, cancellationToken), CancellationToken.None));
    }

    private async Task CopyAsync(LogSource source, LogOptions from, Task before, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await before.ConfigureAwait(false);
            await using var lines = await source.OpenAsync(engine, from, cancellationToken).ConfigureAwait(false);
            await printer.PrintAsync(source.Name, lines, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (EngineException gone) when (gone.IsNotFound)
        {
            // Removed: nothing left to read.
        }
        catch (Exception error)
        {
            failure = error;
        }

        // Inspected only once this copy counts as ended, so that a new start is recognised.
        _ = Task.Run(() => SettleAsync(source.Id, failure, cancellationToken), CancellationToken.None);
    }

    /// <summary>Drops a container that is read to its end and will not restart; the last one ends the whole.</summary>
    private async Task SettleAsync(string id, Exception? failure, CancellationToken cancellationToken)
    {
        Followed? seen;
        lock (gate)
            followed.TryGetValue(id, out seen);
        if (seen is null)
            return;
        await seen.Copy.ConfigureAwait(false);
        if (failure is null && await IsComingBackAsync(id, cancellationToken).ConfigureAwait(false))
            return;
        lock (gate)
        {
            // Followed again meanwhile: another check will come.
            if (!ReferenceEquals(followed.GetValueOrDefault(id), seen))
                return;
            followed.Remove(id);
            if (failure is not null || followed.Count == 0)
                done.TrySetResult(failure);
        }
    }

    /// <summary>Whether it will be restarted, by its policy or by someone: the event for that follows.</summary>
    private async Task<bool> IsComingBackAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var life = lives.Follow(id);
            return ContainerLives.GoesOn(await lives.LookAfterEndAsync(id, life, life.NextStart, cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (EngineException)
        {
            return false;
        }
    }
}
