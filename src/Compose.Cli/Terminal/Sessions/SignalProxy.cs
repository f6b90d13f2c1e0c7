using System.Runtime.InteropServices;
using Compose.Engine;

namespace Compose.Cli.Terminal.Sessions;

/// <summary>Hands the signals this process gets to a container instead of acting on them.</summary>
internal sealed class SignalProxy : IDisposable
{
    private static readonly (PosixSignal Signal, string Name)[] Passed =
    [
        (PosixSignal.SIGINT, "INT"), (PosixSignal.SIGTERM, "TERM"), (PosixSignal.SIGHUP, "HUP"), (PosixSignal.SIGQUIT, "QUIT"),
    ];

    private readonly List<IDisposable> registrations = [];

    public static SignalProxy Start(Invocation call, string container)
    {
        var proxy = new SignalProxy();
        proxy.registrations.Add(call.Host.Interruption.Ignore());
        foreach (var (signal, name) in Passed)
        {
            proxy.registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                _ = SendAsync(call.Engine, container, name);
            }));
        }

        return proxy;
    }

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
    }

    private static async Task SendAsync(IEngine engine, string container, string signal)
    {
        try
        {
            await engine.KillContainerAsync(container, signal, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            // It has ended meanwhile, which its exit code tells.
        }
    }
}
