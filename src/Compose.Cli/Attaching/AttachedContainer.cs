namespace Compose.Cli.Attaching;

/// <summary>A container that has exited and will not restart.</summary>
internal sealed record EndedContainer(string Id, string Service, int ExitCode);

/// <summary>The state of one container attached by <c>up</c>. Not thread-safe.</summary>
/// <param name="IsWatched">Whether <c>up</c> waits for it to exit.</param>
internal sealed record AttachedContainer(bool IsWatched)
{
    public bool HasEnded { get; set; }

    /// <summary>Completed when the end of this run has been reported.</summary>
    public TaskCompletionSource Told { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when everything that happened to it so far has been reported.</summary>
    public Task Telling { get; set; } = Task.CompletedTask;

    public void Begin()
    {
        HasEnded = false;
        // An end before listening started is never reported: waiters wait for the next one.
        var before = Told;
        Told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Told.Task.ContinueWith(
            _ => before.TrySetResult(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }
}
