using System.Runtime.InteropServices;
using System.Threading.Channels;
using Compose.Cli.Calls;
using Compose.Cli.Hosting;
using Compose.Cli.Terminal;
using Compose.Cli.Terminal.Progress;

namespace Compose.Cli.Attaching;

/// <summary>A key of the menu.</summary>
internal enum MenuKey
{
    /// <summary>Starts or stops watching files.</summary>
    Watch,

    /// <summary>Leaves the containers running.</summary>
    Detach,
}

/// <summary>The line of shortcuts below the output of an attached <c>up</c>, and its keys, until disposed.</summary>
internal sealed class UpMenu : IDisposable
{
    private const string Gap = "   ";

    private readonly Host host;
    private readonly bool colors;
    private readonly StatusLine line;
    private readonly Channel<MenuKey> keys = Channel.CreateUnbounded<MenuKey>();
    private readonly IDisposable restoration;
    private RawTerminal? terminal;
    private PosixSignalRegistration? resumed;

    private UpMenu(Invocation call)
    {
        (host, colors) = (call.Host, call.Ansi.ColorOut);
        line = new StatusLine(host.Streams.Out, () => host.Terminal.Size().Columns);
        Streams = host.Streams with
        {
            Out = line.Above(host.Streams.Out),
            Err = host.Terminal.Err ? line.Above(host.Streams.Err) : host.Streams.Err,
        };
        restoration = host.Interruption.BeforeExit(Hide);
    }

    /// <summary>Streams whose output appears above the line.</summary>
    public StandardStreams Streams { get; }

    /// <summary>The menu, not shown yet; null without a terminal for keys and output.</summary>
    public static UpMenu? Of(Invocation call) =>
        call.Host.Terminal is { In: true, Out: true } && call.Ansi.Progress == ProgressMode.Tty ? new UpMenu(call) : null;

    /// <summary>Shows the line and begins to read keys.</summary>
    public void Open()
    {
        if (RawTerminal.EnterKeyByKey(host) is not { } entered)
            return;
        terminal = entered;
        // A shell sets its own mode while the command is suspended.
        if (!OperatingSystem.IsWindows())
            resumed = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => SystemCalls.MakeKeyByKey(0));
        _ = Task.Run(ReadKeys);
        Show(isWatching: false);
    }

    public void Show(bool isWatching)
    {
        if (terminal is null)
            return;
        (string Key, string Words)[] shortcuts = [("w", isWatching ? "Disable Watch" : "Enable Watch"), ("d", "Detach")];
        var shown = string.Join(Gap, shortcuts.Select(shortcut => Paint(shortcut.Key, "7;1") + Paint($" {shortcut.Words}", "2")));
        line.Show(shown, string.Join(Gap, shortcuts.Select(static shortcut => $"{shortcut.Key} {shortcut.Words}")).Length);
    }

    /// <summary>Hides the line, so that others can write to the terminal.</summary>
    public void Hide() => line.Show("", 0);

    /// <summary>The next key of the menu; never completes without a terminal.</summary>
    public Task<MenuKey> NextAsync(CancellationToken cancellationToken) => keys.Reader.ReadAsync(cancellationToken).AsTask();

    public void Dispose()
    {
        restoration.Dispose();
        resumed?.Dispose();
        Hide();
        terminal?.Dispose();
    }

    // A read from a terminal cannot be cancelled; it is abandoned at the end.
    private void ReadKeys()
    {
        Span<byte> typed = stackalloc byte[64];
        int count;
        while ((count = host.Streams.In.Read(typed)) > 0)
            foreach (var key in typed[..count])
                switch (key)
                {
                    case (byte)'w':
                        keys.Writer.TryWrite(MenuKey.Watch);
                        break;
                    case (byte)'d':
                        keys.Writer.TryWrite(MenuKey.Detach);
                        break;
                    case (byte)'\n' or (byte)'\r':
                        Streams.Out.Write("\n"u8);
                        break;
                }
    }

    private string Paint(string text, string style) => colors ? $"\e[{style}m{text}\e[0m" : text;
}
