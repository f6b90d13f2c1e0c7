using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Wire;

namespace Compose.Cli.Containers;

/// <summary>
/// The lives of containers as events tell them: started, ended, gone. To the engine a restart is an end and a start, and nothing tells
/// beforehand that a start will follow: that is found out here too.
/// </summary>
internal sealed class ContainerLives(IEngine engine, TimeProvider clock)
{
    // After an end that is half of a restart the engine begins the start at once, and does not answer questions about the container until
    // it is done.
    private static readonly TimeSpan BetweenEndAndStart = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly Dictionary<string, ContainerLife> lives = new(StringComparer.Ordinal);

    /// <summary>The events to listen to.</summary>
    public static ImmutableArray<string> Events { get; } = ["create", "start", "kill", "die", "stop", "destroy"];

    /// <summary>What an event means to the container it is about.</summary>
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

    /// <summary>Whether anything was heard of a container.</summary>
    public ContainerLife? Find(string id)
    {
        lock (gate)
            return lives.GetValueOrDefault(id);
    }

    /// <summary>A container that is there: from here on its end means something.</summary>
    public ContainerLife Follow(string id)
    {
        lock (gate)
        {
            var life = Get(id);
            life.IsFollowed = true;
            return life;
        }
    }

    /// <summary>Looks at a container whose run has ended, once it can be told whether another one follows.</summary>
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
        // Stopped between that look and now: nothing more will be told.
        if (life is { WaitsForRestart: true, WasStopped: true })
            container = await engine.InspectContainerAsync(id, cancellationToken).ConfigureAwait(false);
        return container;
    }

    /// <summary>Whether it runs, or will by its restart policy.</summary>
    public static bool GoesOn(ContainerInspect container) => container.State.Restarting || container.State.Running;

    private ContainerLife Get(string id)
    {
        if (!lives.TryGetValue(id, out var life))
            lives[id] = life = new ContainerLife();
        return life;
    }
}
