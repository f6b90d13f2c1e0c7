namespace Compose.Cli.Attaching;

/// <summary>A container that has ended for good.</summary>
internal sealed record EndedContainer(string Id, string Service, int ExitCode);

/// <summary>What an attached <c>up</c> waits for in one container. Not for several threads at once.</summary>
/// <param name="IsWatched">Whether it must have ended for all to have.</param>
internal sealed record AttachedContainer(bool IsWatched)
{
    public bool HasEnded { get; set; }

    /// <summary>Completed when the end of this run is told.</summary>
    public TaskCompletionSource Told { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when all that has happened to it so far is told.</summary>
    public Task Telling { get; set; } = Task.CompletedTask;

    public void Begin()
    {
        HasEnded = false;
        // An end that was over before anybody listened is told by nobody: who waits for it waits for the next one.
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
