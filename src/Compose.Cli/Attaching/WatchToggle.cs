using Compose.Cli.Watching;

namespace Compose.Cli.Attaching;

/// <summary>The file watch of an attached <c>up</c>, which can be started and stopped.</summary>
/// <param name="open">Creates a session, and refuses a project without anything to watch.</param>
/// <param name="hold">Takes the lock of watchers, and refuses a second one.</param>
internal sealed class WatchToggle(Func<WatchSession> open, Func<IDisposable> hold) : IAsyncDisposable
{
    private WatchSession? session;
    private FolderWatch? folders;
    private IDisposable? held;
    private CancellationTokenSource? stop;

    /// <summary>The running watch; null while there is none.</summary>
    public Task? Run { get; private set; }

    /// <summary>Listens from now on: no later change is missed, not even during startup.</summary>
    /// <exception cref="Failures.CommandFailed">There is nothing to watch, or another process does.</exception>
    public void Listen()
    {
        session = open();
        held = hold();
        folders = session.Listen();
    }

    /// <summary>Starts to process changes.</summary>
    /// <exception cref="Failures.CommandFailed">There is nothing to watch, or another process does.</exception>
    public void Start(CancellationToken cancellationToken)
    {
        if (folders is null)
            Listen();
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Run = session!.RunAsync(folders!, stop.Token);
    }

    /// <summary>Ends the watch after the change that it is processing.</summary>
    public async Task StopAsync()
    {
        if (stop is not null)
            await stop.CancelAsync().ConfigureAwait(false);
        if (Run is { } running)
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Run = null;
        stop?.Dispose();
        folders?.Dispose();
        held?.Dispose();
        (stop, folders, held) = (null, null, null);
    }

    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);
}
