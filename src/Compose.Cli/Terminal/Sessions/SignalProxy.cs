using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Compose.Cli.Calls;
using Compose.Engine;
using Compose.Engine.Contract;

namespace Compose.Cli.Terminal.Sessions;

/// <summary>Forwards the signals of this process to a container instead of acting on them.</summary>
internal sealed class SignalProxy : IDisposable
{
    private static readonly ImmutableArray<(PosixSignal Signal, string Name)> Passed =
    [
        (PosixSignal.SIGINT, "INT"),
        (PosixSignal.SIGTERM, "TERM"),
        (PosixSignal.SIGHUP, "HUP"),
        (PosixSignal.SIGQUIT, "QUIT"),
        .. OnlyOnUnix(),
    ];

    private readonly List<IDisposable> registrations = [];

    public static SignalProxy Start(Invocation call, string container)
    {
        var proxy = new SignalProxy();
        proxy.registrations.Add(call.Host.Interruption.Ignore());
        foreach (var (signal, name) in Passed)
        {
            proxy.registrations.Add(
                PosixSignalRegistration.Create(
                    signal,
                    context =>
                    {
                        context.Cancel = true;
                        _ = SendAsync(call.Engine, container, name);
                    }
                )
            );
        }

        return proxy;
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
    }

    private static IEnumerable<(PosixSignal Signal, string Name)> OnlyOnUnix()
    {
        if (OperatingSystem.IsWindows())
            return [];
        (PosixSignal, string)[] named =
        [
            (PosixSignal.SIGCONT, "CONT"),
            (PosixSignal.SIGTSTP, "TSTP"),
            (PosixSignal.SIGTTIN, "TTIN"),
            (PosixSignal.SIGTTOU, "TTOU"),
            (PosixSignal.SIGWINCH, "WINCH"),
        ];
        return [.. named, .. Numbered()];
    }

    /// <summary>
    /// Signals without a .NET name, by their numbers on the system; see signal(7). Excluded are faults and child signals, which concern
    /// this process, and the first real-time signals, which .NET itself uses.
    /// </summary>
    private static IEnumerable<(PosixSignal Signal, string Name)> Numbered()
    {
        (int Number, string Name)[] signals =
            OperatingSystem.IsMacOS() ? [(30, "USR1"), (31, "USR2"), (14, "ALRM"), (26, "VTALRM"), (27, "PROF")]
            : OperatingSystem.IsLinux()
                ? [(10, "USR1"), (12, "USR2"), (14, "ALRM"), (26, "VTALRM"), (27, "PROF"), (29, "IO"), (30, "PWR"), .. RealTime()]
            : [];
        return signals.Select(static signal => ((PosixSignal)signal.Number, signal.Name));
    }

    private static IEnumerable<(int Number, string Name)> RealTime() =>
        Enumerable.Range(37, 28).Select(static number => (number, number.ToString(CultureInfo.InvariantCulture)));

    private static async Task SendAsync(IEngine engine, string container, string signal)
    {
        try
        {
            await engine.KillContainerAsync(container, signal, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            // It has exited; its exit code tells.
        }
    }
}
