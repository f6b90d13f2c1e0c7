using System.Runtime.InteropServices;
using Compose.Cli.Hosting;
using Compose.Engine.Contract;

namespace Compose.Cli.Terminal.Sessions;

/// <summary>Sends our terminal's size to the other side, immediately and after each change, until disposed.</summary>
internal sealed class SizeFollower : IDisposable
{
    private const int Tries = 10;
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(20);

    private readonly Host host;
    private readonly Func<TerminalSize, CancellationToken, Task> resize;
    private readonly CancellationTokenSource stop;
    private readonly PosixSignalRegistration? changes;

    // One request at a time, each with the current size: concurrent ones may arrive in either order, and the older size would stay.
    private readonly SemaphoreSlim turn = new(1);

    private SizeFollower(Host host, Func<TerminalSize, CancellationToken, Task> resize, CancellationToken cancellationToken)
    {
        (this.host, this.resize) = (host, resize);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = stop.Token;
        // Subscribe first, so that no change after the first query is missed.
        changes = OperatingSystem.IsWindows()
            ? null
            : PosixSignalRegistration.Create(
                PosixSignal.SIGWINCH,
                context =>
                {
                    _ = SendAsync(token);
                }
            );
    }

    public static SizeFollower Begin(Host host, Func<TerminalSize, CancellationToken, Task> resize, CancellationToken cancellationToken)
    {
        var follower = new SizeFollower(host, resize, cancellationToken);
        _ = follower.SendAsync(follower.stop.Token);
        return follower;
    }

    public void Dispose()
    {
        changes?.Dispose();
        stop.Cancel();
        stop.Dispose();
    }

    /// <summary>
    /// The engine may not know the other side yet right after the start; the size is worth a few tries and never a failure.
    /// </summary>
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cancellationToken.IsCancellationRequested)
            return;
        try
        {
            for (var i = 1; i <= Tries && !cancellationToken.IsCancellationRequested; i++)
            {
                try
                {
                    var (columns, rows) = host.Terminal.Size();
                    await resize(new TerminalSize(columns, rows), cancellationToken).ConfigureAwait(false);
                    return;
                }
                catch (EngineException)
                {
                    await Task.Delay(Retry * i, host.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }
}
