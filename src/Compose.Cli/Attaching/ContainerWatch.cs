using Compose.Cli.Containers;
using Compose.Cli.Failures;
using Compose.Cli.Terminal.Logs;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Cli.Attaching;

/// <summary>
/// Follows the lives of a project's containers: says who has ended, and tells when the ending that was asked for has come.
/// </summary>
internal sealed class ContainerWatch(
    IEngine engine,
    TimeProvider clock,
    AttachedOptions options,
    ContainerOutput output,
    LogPrinter printer
)
{
    private readonly ContainerLives lives = new(engine, clock);
    private readonly Lock gate = new();
    private readonly Dictionary<string, AttachedContainer> attached = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<EndedContainer?> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool allStarted;

    /// <summary>Completes with the container that ended it all; with null when all have ended, one by one.</summary>
    public Task<EndedContainer?> End => end.Task;

    /// <summary>Everything is started: these containers, and any that others add, must have ended for all to have.</summary>
    public async Task ExpectAsync(IReadOnlyList<ContainerSummary> containers, CancellationToken cancellationToken)
    {
        // Engines answer a request for events a moment before they listen to them: an end within that moment shows in the state alone.
        // https://github.com/moby/moby/blob/v20.10.27/api/server/router/system/system_routes.go (getEvents flushes, then subscribes)
        var unseen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var container in containers)
        {
            if (
                container.State is not (ContainerStatus.Exited or ContainerStatus.Dead)
                || lives.Find(container.Id) is { IsFollowed: true } or { ExitCode: not null }
            )
                continue;
            unseen[container.Id] = (await engine.InspectContainerAsync(container.Id, cancellationToken).ConfigureAwait(false))
                .State
                .ExitCode;
        }

        lock (gate)
        {
            foreach (var container in containers)
            {
                var life = lives.Follow(container.Id);
                if (!attached.TryAdd(container.Id, new AttachedContainer(IsWatched: true)))
                    continue;
                // It ran when listening began, or before, and has ended meanwhile.
                if ((life.ExitCode ?? (unseen.TryGetValue(container.Id, out var code) ? code : null)) is { } known)
                    EndForGood(attached[container.Id], new EndedContainer(container.Id, container.Labels[Labels.Service], known));
            }

            allStarted = true;
        }

        Settle();
    }

    /// <summary>Completes when the ends of these containers, which have ended, are told; of those that were followed.</summary>
    public Task ToldAsync(IEnumerable<string> ids)
    {
        lock (gate)
            return Task.WhenAll(ids.Select(id => attached.GetValueOrDefault(id)?.Told.Task ?? Task.CompletedTask).ToList());
    }

    /// <summary>Listens until the enumeration is left. Never throws for what happens to containers meanwhile.</summary>
    public async Task ListenAsync(IAsyncEnumerable<EngineEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var happened in events.WithCancellation(cancellationToken).ConfigureAwait(false))
                Handle(happened, cancellationToken);
            end.TrySetException(new CommandFailed("the engine closed the connection"));
        }
        catch (OperationCanceledException)
        {
            end.TrySetCanceled(cancellationToken);
        }
        catch (EngineException error)
        {
            end.TrySetException(error);
        }
    }

    private void Handle(EngineEvent happened, CancellationToken cancellationToken)
    {
        var labels = happened.Actor.Attributes;
        if (
            !labels.TryGetValue(Labels.Service, out var service)
            || !labels.ContainsKey(Labels.ConfigHash)
            || labels.GetValueOrDefault(Labels.OneOff) == "True"
        )
            return;
        var (shown, watched) = (options.Shown.Contains(service), options.Watched.Contains(service));
        if (!shown && !watched)
            return;

        var id = happened.Actor.ID;
        AttachedContainer container;
        LifeChange change;
        ContainerLife life;
        lock (gate)
        {
            (life, change) = lives.Take(happened);
            if (change == LifeChange.Gone)
                attached.Remove(id);
            if (!life.IsFollowed || change == LifeChange.Gone)
                container = new AttachedContainer(IsWatched: false);
            // The container that takes the place of another is made before that one ends.
            else if (!attached.TryGetValue(id, out container!))
                attached[id] = container = new AttachedContainer(watched);
            if (change == LifeChange.Started)
                container.Begin();
        }

        switch (change)
        {
            // One thing after the other: an end is told before what the next run says, and the last of several ends in a row must not end
            // it all before the others are told. Other containers go on living meanwhile.
            case LifeChange.Started when shown:
                container.Telling = ShowAsync(container.Telling, id, life.EndedAt);
                break;
            case LifeChange.Ended:
                container.Telling = EndedAsync(container.Telling, container, life, id, service, shown, cancellationToken);
                break;
            case LifeChange.Gone:
                Settle();
                break;
        }
    }

    private async Task ShowAsync(Task before, string id, DateTimeOffset? ended)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await output.StartedAsync(id, ended).ConfigureAwait(false);
        }
        catch (Exception error) when (error is EngineException { IsNotFound: true } or OperationCanceledException)
        {
            // Removed between the event and our look, or nobody looks any more.
        }
        catch (Exception error) when (error is EngineException or IOException)
        {
            // Nobody awaits this task, `up` awaits the end.
            end.TrySetException(error);
        }
    }

    private async Task EndedAsync(
        Task before,
        AttachedContainer attachedTo,
        ContainerLife life,
        string id,
        string service,
        bool shown,
        CancellationToken cancellationToken
    )
    {
        var (start, told, time, code) = (life.NextStart, attachedTo.Told, life.EndedAt, life.ExitCode);
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await output.EndOfAsync(id).ConfigureAwait(false);
        var restarting = false;
        try
        {
            var container = await lives.LookAfterEndAsync(id, life, start, cancellationToken).ConfigureAwait(false);
            // It may have started again, and ended again, while its last lines were shown.
            restarting = ContainerLives.GoesOn(container) || container.State.StartedAt > time;
            code ??= container.State.ExitCode;
            if (shown)
                printer.WriteStatus(output.NameOf(container), $"exited with code {code}{(restarting ? " (restarting)" : "")}");
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            // Removed, or nobody looks any more.
        }
        catch (IOException error)
        {
            // Nowhere to write to: nobody awaits this task, `up` awaits the end.
            end.TrySetException(error);
            return;
        }

        told.TrySetResult();
        if (restarting || start.IsCompleted || !options.Watched.Contains(service))
            return;
        lock (gate)
            EndForGood(attachedTo, new EndedContainer(id, service, code ?? 0));
        Settle();
    }

    private void EndForGood(AttachedContainer container, EndedContainer ended)
    {
        container.HasEnded = true;
        if (options.Ending == Ending.OnExit || (options.Ending == Ending.OnFailure && ended.ExitCode != 0))
            end.TrySetResult(ended);
    }

    private void Settle()
    {
        lock (gate)
            if (allStarted && attached.Values.All(static container => container.HasEnded || !container.IsWatched))
                end.TrySetResult(null);
    }
}
