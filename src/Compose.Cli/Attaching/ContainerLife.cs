namespace Compose.Cli.Attaching;

/// <summary>A container that has ended for good.</summary>
internal sealed record EndedContainer(string Id, string Service, int ExitCode);

/// <summary>What is known of a container, from one start to the next. Not for several threads at once.</summary>
internal sealed class ContainerLife(bool watched)
{
    private TaskCompletionSource start = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next start.</summary>
    public Task NextStart => start.Task;

    /// <summary>Completed when the end of this life is told.</summary>
    public TaskCompletionSource Told { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Somebody sent it a signal, so its end may be half of a restart.</summary>
    public bool WasKilled { get; set; }

    /// <summary>Somebody has stopped it. Engines tell that before or after its end.</summary>
    public bool WasStopped { get; set; }

    /// <summary>It has ended, and its restart policy will start it again.</summary>
    public bool WaitsForRestart { get; set; }

    /// <summary>When it ended last, by the engine's clock; null when nobody saw it.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public EndedContainer? End { get; set; }

    /// <summary>Completes when all its ends so far are told.</summary>
    public Task Ending { get; set; } = Task.CompletedTask;

    /// <summary>Whether it is waited for, and has not ended.</summary>
    public bool GoesOn => watched && End is null;

    public void Begin()
    {
        (WasKilled, WasStopped, WaitsForRestart, End) = (false, false, false, null);
        start.TrySetResult();
        start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // An end that was over before anybody listened is told by nobody: who waits for it waits for the next one.
        var before = Told;
        Told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Told.Task.ContinueWith(_ => before.TrySetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
