using Compose.Engine.Wire;

namespace Compose.Cli.Containers;

/// <summary>The effect of an event on a container's life.</summary>
internal enum LifeChange
{
    /// <summary>None of interest.</summary>
    None,

    /// <summary>A new run has started.</summary>
    Started,

    /// <summary>
    /// A run has ended, or an awaited restart is cancelled. Only inspecting the container shows whether another run follows.
    /// </summary>
    Ended,

    /// <summary>The container is removed.</summary>
    Gone,
}

/// <summary>The known state of a container across restarts. Not thread-safe.</summary>
internal sealed class ContainerLife
{
    private TaskCompletionSource start = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next start.</summary>
    public Task NextStart => start.Task;

    /// <summary>Whether its creation or a start was observed, or it existed when following began, so that its end counts.</summary>
    public bool IsFollowed { get; set; }

    /// <summary>Whether it was sent a signal, so that its end may be part of a restart.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>Whether it was stopped. Engine 20.10 reports that after the end, later ones before.</summary>
    public bool WasStopped { get; private set; }

    /// <summary>Whether its run has ended and its restart policy will start it again.</summary>
    public bool WaitsForRestart { get; set; }

    /// <summary>When its last run ended, by the engine's clock; null when unobserved.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The exit code of its last run; null while it runs, or when unobserved.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Processes one event.</summary>
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
            case "destroy" or "remove":
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
