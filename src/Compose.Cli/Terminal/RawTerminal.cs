using Compose.Cli.Hosting;

namespace Compose.Cli.Terminal;

/// <summary>
/// The terminal hands every key through as it is, Ctrl-C included, until this is disposed; also when the process is ended by force.
/// </summary>
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

    /// <summary>Null where there is no terminal to change.</summary>
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
