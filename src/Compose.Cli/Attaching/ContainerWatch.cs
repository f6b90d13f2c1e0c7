using System.Collections.Immutable;
using Compose.Cli.Failures;
using Compose.Cli.Terminal.Logs;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Cli.Attaching;

/// <summary>Follows the lives of a project's containers: says who has ended, and tells when the ending that was asked for has come.</summary>
internal sealed class ContainerWatch(IEngine engine, TimeProvider clock, AttachedOptions options, ContainerOutput output, LogPrinter printer)
{
    // To the engine a restart is an end and a start, and nothing tells beforehand that a start will follow. It begins it at once, though,
    // and does not answer questions about the container until it is done.
    private static readonly TimeSpan BetweenEndAndStart = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly Dictionary<string, ContainerLife> lives = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EndedContainer> early = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<EndedContainer?> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool allStarted;

    /// <summary>The events to listen to.</summary>
    public static ImmutableArray<string> Events { get; } = ["create", "start", "kill", "die", "stop", "destroy"];

    /// <summary>Completes with the container that ended it all; with null when all have ended, one by one.</summary>
    public Task<EndedContainer?> End => end.Task;

    /// <summary>Everything is started: these containers, and any that others add, must have ended for all to have.</summary>
    public async Task ExpectAsync(IReadOnlyList<ContainerSummary> containers, CancellationToken cancellationToken)
    {
        // Engines answer a request for events a moment before they listen to them: an end within that moment shows in the state alone.
        // https://github.com/moby/moby/blob/v20.10.27/api/server/router/system/system_routes.go (getEvents flushes, then subscribes)
        var over = new Dictionary<string, EndedContainer>(StringComparer.Ordinal);
        foreach (var container in containers.Where(IsOverUnseen))
        {
            var state = (await engine.InspectContainerAsync(container.Id, cancellationToken).ConfigureAwait(false)).State;
            over[container.Id] = new EndedContainer(container.Id, container.Labels[Labels.Service], state.ExitCode);
        }

        lock (gate)
        {
            foreach (var container in containers)
            {
                if (!lives.TryAdd(container.Id, new ContainerLife(watched: true))) continue;
                if ((early.GetValueOrDefault(container.Id) ?? over.GetValueOrDefault(container.Id)) is not { } ended) continue;
                lives[container.Id].End = ended;
                if (EndsAll(ended)) end.TrySetResult(ended);
            }

            allStarted = true;
        }

        Settle();
    }

    private bool IsOverUnseen(ContainerSummary container)
    {
        lock (gate)
            return container.State is ContainerStatus.Exited or ContainerStatus.Dead && !lives.ContainsKey(container.Id) && !early.ContainsKey(container.Id);
    }

    /// <summary>Completes when the ends of these containers, which have ended, are told; of those that were followed.</summary>
    public Task ToldAsync(IEnumerable<string> ids)
    {
        lock (gate) return Task.WhenAll(ids.Select(id => lives.GetValueOrDefault(id)?.Told.Task ?? Task.CompletedTask).ToList());
    }

    /// <summary>Listens until the enumeration is left. Never throws for what happens to containers meanwhile.</summary>
    public async Task ListenAsync(IAsyncEnumerable<EngineEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var happened in events.WithCancellation(cancellationToken).ConfigureAwait(false)) await HandleAsync(happened, cancellationToken).ConfigureAwait(false);
            end.TrySetException(new CommandFailed("the engine has ended the connection"));
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

    private async Task HandleAsync(EngineEvent happened, CancellationToken cancellationToken)
    {
        var labels = happened.Actor.Attributes;
        if (!labels.TryGetValue(Labels.Service, out var service) || !labels.ContainsKey(Labels.ConfigHash) || labels.GetValueOrDefault(Labels.OneOff) == "True") return;
        var (shown, watched) = (options.Shown.Contains(service), options.Watched.Contains(service));
        if (!shown && !watched) return;

        var (id, code) = (happened.Actor.ID, ExitCodeOf(happened));
        ContainerLife? life;
        lock (gate)
        {
            // The container that takes the place of another is made before that one ends.
            if (happened.Action is "create" or "start") lives.TryAdd(id, new ContainerLife(watched));
            life = lives.GetValueOrDefault(id);
            switch (happened.Action)
            {
                case "start":
                    early.Remove(id);
                    life?.Begin();
                    break;
                case "die" when life is null:
                    // Replaced before anything is started, or one of those that run already: Expect tells.
                    early[id] = new EndedContainer(id, service, code ?? 0);
                    break;
                case "die":
                    life.EndedAt = TimeOf(happened);
                    break;
                case "kill" when life is not null:
                    life.WasKilled = true;
                    break;
                case "stop" when life is not null:
                    life.WasStopped = true;
                    break;
                case "destroy":
                    lives.Remove(id);
                    break;
            }
        }

        if (happened.Action == "start" && shown) await ShowAsync(id, life?.EndedAt).ConfigureAwait(false);
        if (happened.Action == "destroy") Settle();
        // One that waits to be restarted is stopped without dying. Other containers go on living while the last lines of this one are shown.
        if (life is null || !(happened.Action == "die" || (happened.Action == "stop" && life.WaitsForRestart))) return;
        life.WaitsForRestart = false;
        // One end after the other: the last of several in a row must not end it all before the others are told.
        life.Ending = EndedAsync(life.Ending, life, id, service, TimeOf(happened), code, shown, cancellationToken);
    }

    private async Task ShowAsync(string id, DateTimeOffset? ended)
    {
        try
        {
            await output.StartedAsync(id, ended).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            // Removed between the event and our look.
        }
    }

    private async Task EndedAsync(Task before, ContainerLife life, string id, string service, DateTimeOffset time, int? code, bool shown, CancellationToken cancellationToken)
    {
        var (start, told) = (life.NextStart, life.Told);
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await output.EndOfAsync(id).ConfigureAwait(false);
        var restarting = false;
        try
        {
            var container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
            if (!GoesOn(container) && life.WasKilled)
            {
                await Task.WhenAny(start, Task.Delay(BetweenEndAndStart, clock, cancellationToken)).ConfigureAwait(false);
                container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
            }

            // It may have started again, and ended again, while its last lines were shown.
            restarting = GoesOn(container) || container.State.StartedAt > time;
            life.WaitsForRestart = container.State.Restarting;
            // Stopped between our look and now: nothing more will be told.
            if (life is { WaitsForRestart: true, WasStopped: true })
                restarting = GoesOn(container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false));
            code ??= container.State.ExitCode;
            if (shown) printer.WriteStatus(output.NameOf(container), $"exited with code {code}{(restarting ? " (restarting)" : "")}");
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
        if (restarting || start.IsCompleted || !options.Watched.Contains(service)) return;
        var ended = new EndedContainer(id, service, code ?? 0);
        lock (gate) life.End = ended;
        if (EndsAll(ended)) end.TrySetResult(ended);
        Settle();
    }

    private bool EndsAll(EndedContainer ended) => options.Ending == Ending.OnExit || (options.Ending == Ending.OnFailure && ended.ExitCode != 0);

    private void Settle()
    {
        lock (gate)
            if (allStarted && !lives.Values.Any(static life => life.GoesOn)) end.TrySetResult(null);
    }

    private static bool GoesOn(ContainerInspect container) => container.State.Restarting || container.State.Running;

    private static DateTimeOffset TimeOf(EngineEvent happened) => DateTimeOffset.UnixEpoch.AddTicks(happened.TimeNano / TimeSpan.NanosecondsPerTick);

    private static int? ExitCodeOf(EngineEvent happened) =>
        int.TryParse(happened.Actor.Attributes.GetValueOrDefault("exitCode"), System.Globalization.CultureInfo.InvariantCulture, out var code) ? code : null;
}
