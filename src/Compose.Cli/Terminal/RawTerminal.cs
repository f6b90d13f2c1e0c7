using Compose.Cli.Hosting;

namespace Compose.Cli.Terminal;

/// <summary>Raw mode until disposed: every key is passed through, Ctrl-C included. Restored even on a forced exit.</summary>
internal sealed class RawTerminal : IDisposable
{
    private const int Input = 0;
    private readonly byte[] before;
    private readonly IDisposable restoration;
    private int restored;

    private RawTerminal(byte[] before, Interruption interruption)
    {
        this.before = before;
        restoration = interruption.BeforeExit(Restore);
    }

    /// <summary>Enters raw mode; null when there is no terminal.</summary>
    public static RawTerminal? Enter(Host host)
    {
        if (!host.Terminal.In || SystemCalls.MakeRaw(Input) is not { } before)
            return null;
        return new RawTerminal(before, host.Interruption);
    }

    public void Dispose()
    {
        restoration.Dispose();
        Restore();
    }

    private void Restore()
    {
        if (Interlocked.Exchange(ref restored, 1) == 0)
            SystemCalls.SetAttributes(Input, before);
    }
}
