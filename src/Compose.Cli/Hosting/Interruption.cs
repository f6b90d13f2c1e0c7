using System.Runtime.InteropServices;
using Compose.Cli.Failures;

namespace Compose.Cli.Hosting;

/// <summary>
/// Counts Ctrl-C and SIGTERM: the first requests an end, the second forces it. A verb that handles forcing claims the second; otherwise,
/// and on the third, the process exits immediately.
/// </summary>
internal sealed class Interruption(Action<int> exit) : IDisposable
{
    private readonly CancellationTokenSource requested = new();
    private readonly CancellationTokenSource forced = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly List<Action> restorations = [];
    private int count;
    private volatile bool claimed;
    private volatile bool ignored;

    /// <summary>Cancelled by the first interruption.</summary>
    public CancellationToken Requested => requested.Token;

    /// <summary>Cancelled by the second interruption, if the verb called <see cref="ClaimForce"/>.</summary>
    public CancellationToken Forced => forced.Token;

    /// <summary>Starts listening. Verbs that only read files leave signals to the operating system.</summary>
    public void Listen()
    {
        if (registrations.Count > 0)
            return;
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal));
    }

    /// <summary>Routes the second interruption to <see cref="Forced"/>.</summary>
    public void ClaimForce() => claimed = true;

    /// <summary>Ignores signals until disposed, while they are forwarded to a container.</summary>
    public IDisposable Ignore()
    {
        ignored = true;
        return new Ignoring(this);
    }

    /// <summary>Runs an action before a forced exit, so that a terminal is not left raw. Dispose to unregister.</summary>
    public IDisposable BeforeExit(Action restore)
    {
        lock (restorations)
            restorations.Add(restore);
        return new Restoration(this, restore);
    }

    /// <summary>Counts one interruption.</summary>
    public void Strike()
    {
        switch (Interlocked.Increment(ref count))
        {
            case 1:
                requested.Cancel();
                break;
            case 2 when claimed:
                forced.Cancel();
                break;
            default:
                End();
                break;
        }
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        requested.Dispose();
        forced.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!ignored)
            Strike();
    }

    private void End()
    {
        Action[] pending;
        lock (restorations)
            pending = [.. restorations];
        foreach (var restore in pending)
            restore();
        exit(ExitCode.Interrupted);
    }

    private void Forget(Action restore)
    {
        lock (restorations)
            restorations.Remove(restore);
    }

    private sealed class Ignoring(Interruption owner) : IDisposable
    {
        public void Dispose() => owner.ignored = false;
    }

    private sealed class Restoration(Interruption owner, Action restore) : IDisposable
    {
        public void Dispose() => owner.Forget(restore);
    }
}
