namespace Compose.Model.Services;

/// <summary>What `watch` does when a file changes.</summary>
public enum WatchAction
{
    Rebuild,
    Sync,
    Restart,
    SyncAndRestart,
    SyncAndExec,
}
