using System.Runtime.InteropServices;
using Compose.Cli.Failures;

namespace Compose.Cli.Hosting;

/// <summary>
/// Ctrl-C and SIGTERM, counted: the first asks, the second forces. A verb that knows what forcing means claims the second; for every other
/// verb, and for the third, the process ends at once.
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

    /// <summary>Cancelled by the second; only for a verb that called <see cref="ClaimForce"/>.</summary>
    public CancellationToken Forced => forced.Token;

    /// <summary>Starts listening. Verbs that only read files leave the signals to the operating system.</summary>
    public void Listen()
    {
        if (registrations.Count > 0)
            return;
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal));
    }

    /// <summary>The second interruption goes to <see cref="Forced"/> from now on.</summary>
    public void ClaimForce() => claimed = true;

    /// <summary>Somebody else acts on signals until this is disposed: they are passed on to a container.</summary>
    public IDisposable Ignore()
    {
        ignored = true;
        return new Ignoring(this);
    }

    /// <summary>Runs the action before the process is ended by force: a terminal must not be left raw. Dispose to take it back.</summary>
    public IDisposable BeforeExit(Action restore)
    {
        lock (restorations)
            restorations.Add(restore);
        return new Restoration(this, restore);
    }

    /// <summary>One more interruption.</summary>
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
