using Compose.Cli.Hosting;

namespace Compose.Cli.Terminal;

/// <summary>Another mode of the terminal until disposed. Restored even on a forced exit.</summary>
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

    /// <summary>Enters raw mode, in which every key is passed on, Ctrl-C included; null when there is no terminal.</summary>
    public static RawTerminal? Enter(Host host) => Enter(host, SystemCalls.MakeRaw);

    /// <summary>Every key is passed on at once and not shown; Ctrl-C and Ctrl-Z do what they always do. Null without a terminal.</summary>
    public static RawTerminal? EnterKeyByKey(Host host) => Enter(host, SystemCalls.MakeKeyByKey);

    private static RawTerminal? Enter(Host host, Func<int, byte[]?> change) =>
        host.Terminal.In && change(Input) is { } before ? new RawTerminal(before, host.Interruption) : null;

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
