using Compose.Cli.Containers;
using Compose.Cli.Failures;
using Compose.Cli.Terminal.Logs;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Cli.Attaching;

/// <summary>Follows the lifecycle of a project's containers: reports exits, and when the requested ending has occurred.</summary>
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

    /// <summary>Completes with the container that ended the run, or with null when all have exited.</summary>
    public Task<EndedContainer?> End => end.Task;

    /// <summary>Ends the run with a failure, such as of our own output.</summary>
    public void Fail(Exception error) => end.TrySetException(error);

    /// <summary>Called when everything is started: these containers, and any added by others, must exit for the run to end.</summary>
    public async Task ExpectAsync(IReadOnlyList<ContainerSummary> containers, CancellationToken cancellationToken)
    {
        // Engines answer an events request shortly before they subscribe: an exit in between shows only in the state.
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
                // It was running when listening began, or before, and has exited since.
                if ((life.ExitCode ?? (unseen.TryGetValue(container.Id, out var code) ? code : null)) is { } known)
                    EndForGood(attached[container.Id], new EndedContainer(container.Id, container.Labels[Labels.Service], known));
            }

            allStarted = true;
        }

        Settle();
    }

    /// <summary>Completes when the ends of these exited containers are reported; only followed ones count.</summary>
    public Task ToldAsync(IEnumerable<string> ids)
    {
        lock (gate)
            return Task.WhenAll(ids.Select(id => attached.GetValueOrDefault(id)?.Told.Task ?? Task.CompletedTask).ToList());
    }

    /// <summary>Listens until the enumeration ends. Never throws because of changes to containers.</summary>
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
            // A replacement container is created before the old one stops.
            else if (!attached.TryGetValue(id, out container!))
                attached[id] = container = new AttachedContainer(watched);
            if (change == LifeChange.Started)
                container.Begin();
        }

        switch (change)
        {
            // In sequence: an exit is reported before the output of the next run, and the last of several exits must not end the run before
            // the others are reported. Other containers continue meanwhile.
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
            // Removed between the event and the inspection, or cancelled.
        }
        catch (Exception error) when (error is EngineException or IOException)
        {
            // This task is not awaited; `up` awaits the end.
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
            // It may have restarted, and exited again, while its last lines were shown.
            restarting = ContainerLives.GoesOn(container) || container.State.StartedAt > time;
            code ??= container.State.ExitCode;
            if (shown)
                printer.WriteStatus(output.NameOf(container), $"exited with code {code}{(restarting ? " (restarting)" : "")}");
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            // Removed, or cancelled.
        }
        catch (IOException error)
        {
            // Output failed; this task is not awaited, `up` awaits the end.
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
