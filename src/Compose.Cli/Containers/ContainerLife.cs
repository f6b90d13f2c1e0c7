using Compose.Engine.Wire;

namespace Compose.Cli.Containers;

/// <summary>What an event means to a life.</summary>
internal enum LifeChange
{
    /// <summary>Nothing that anybody waits for.</summary>
    None,

    /// <summary>A new run has begun.</summary>
    Started,

    /// <summary>
    /// A run is over, or a restart that was waited for is called off. Whether another run follows, only a look at the container can tell.
    /// </summary>
    Ended,

    /// <summary>The container is removed.</summary>
    Gone,
}

/// <summary>What is known of a container, from one start to the next. Not for several threads at once.</summary>
internal sealed class ContainerLife
{
    private TaskCompletionSource start = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next start.</summary>
    public Task NextStart => start.Task;

    /// <summary>Its creation or a start was seen, or it was there when following began: its end means something.</summary>
    public bool IsFollowed { get; set; }

    /// <summary>Somebody sent it a signal, so its end may be half of a restart.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>Somebody has stopped it. Engine 20.10 tells that after its end, later ones before.</summary>
    public bool WasStopped { get; private set; }

    /// <summary>Its run has ended, and its restart policy will start it again.</summary>
    public bool WaitsForRestart { get; set; }

    /// <summary>When its last run ended, by the engine's clock; null when nobody saw that.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What its last run ended with; null while it runs, or when nobody saw it.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Moves on by one event.</summary>
    public LifeChange Take(EngineEvent happened)
    {
        switch (happened.Action)
        {
            case "create":
                IsFollowed = true;
                return LifeChange.None;
            case "start":
                (IsFollowed, WasKilled, WasStopped, WaitsForRestart, ExitCode) = (true, false, false, false, null);
                start.TrySetResult();
                start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return LifeChange.Started;
            case "kill":
                WasKilled = true;
                return LifeChange.None;
            case "die":
                (EndedAt, ExitCode, WaitsForRestart) = (TimeOf(happened), CodeOf(happened), false);
                return IsFollowed ? LifeChange.Ended : LifeChange.None;
            case "stop":
                WasStopped = true;
                if (!WaitsForRestart)
                    return LifeChange.None;
                WaitsForRestart = false;
                return LifeChange.Ended;
            case "destroy":
                return LifeChange.Gone;
            default:
                return LifeChange.None;
        }
    }

    private static DateTimeOffset TimeOf(EngineEvent happened) =>
        DateTimeOffset.UnixEpoch.AddTicks(happened.TimeNano / TimeSpan.NanosecondsPerTick);

    private static int? CodeOf(EngineEvent happened) =>
        int.TryParse(
            happened.Actor.Attributes.GetValueOrDefault("exitCode"),
            System.Globalization.CultureInfo.InvariantCulture,
            out var code
        )
            ? code
            : null;
}
