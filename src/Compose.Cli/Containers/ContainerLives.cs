using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Wire;

namespace Compose.Cli.Containers;

/// <summary>
/// Tracks container lifecycles from events. Engines report a restart as an end and a start without announcing the latter; this detects it.
/// </summary>
internal sealed class ContainerLives(IEngine engine, TimeProvider clock)
{
    // In a restart the engine begins the start right after the end, and does not answer requests about the container until it is done.
    private static readonly TimeSpan BetweenEndAndStart = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly Dictionary<string, ContainerLife> lives = new(StringComparer.Ordinal);

    /// <summary>
    /// The event types to subscribe to. Podman filters by its own names, <c>died</c> and <c>remove</c>, and answers with <c>die</c>:
    /// https://github.com/containers/podman/blob/v4.3.1/pkg/domain/entities/events.go
    /// </summary>
    public static ImmutableArray<string> Events { get; } = ["create", "start", "kill", "die", "died", "stop", "destroy", "remove"];

    /// <summary>Processes an event for its container.</summary>
    public (ContainerLife Life, LifeChange Change) Take(EngineEvent happened)
    {
        var id = happened.Actor.ID;
        lock (gate)
        {
            var life = Get(id);
            var change = life.Take(happened);
            if (change == LifeChange.Gone)
                lives.Remove(id);
            return (life, change);
        }
    }

    /// <summary>The container's state, if any event concerned it.</summary>
    public ContainerLife? Find(string id)
    {
        lock (gate)
            return lives.GetValueOrDefault(id);
    }

    /// <summary>Follows an existing container: from here on its end counts.</summary>
    public ContainerLife Follow(string id)
    {
        lock (gate)
        {
            var life = Get(id);
            life.IsFollowed = true;
            return life;
        }
    }

    /// <summary>Inspects a container whose run has ended, once it is known whether another one follows.</summary>
    /// <param name="nextStart">Its next start, as it was when that run ended.</param>
    /// <exception cref="EngineException">The container is gone.</exception>
    public async Task<ContainerInspect> LookAfterEndAsync(
        string id,
        ContainerLife life,
        Task nextStart,
        CancellationToken cancellationToken
    )
    {
        var container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
        if (!GoesOn(container) && life.WasKilled)
        {
            await Task.WhenAny(nextStart, Task.Delay(BetweenEndAndStart, clock, cancellationToken)).ConfigureAwait(false);
            container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
        }

        lock (gate)
            life.WaitsForRestart = container.State.Restarting;
        // Stopped between that inspection and now: no further event will come.
        if (life is { WaitsForRestart: true, WasStopped: true })
            container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
        return container;
    }

    /// <summary>Whether it runs, or will be restarted by its policy.</summary>
    public static bool GoesOn(ContainerInspect container) => container.State.Restarting || container.State.Running;

    private ContainerLife Get(string id)
    {
        if (!lives.TryGetValue(id, out var life))
            lives[id] = life = new ContainerLife();
        return life;
    }
}
