using Compose.Cli.Calls;
using Compose.Cli.Formatting;
using Compose.Cli.Terminal;
using Compose.Cli.Terminal.Progress;

namespace Compose.Cli.Runs;

/// <summary>Tells what a run waits for: on a terminal anew each second, on one line that disappears; otherwise once.</summary>
internal sealed class WaitNotice(Invocation call, string project) : IDisposable
{
    private const string ClearLine = "\r\e[K";

    private string shown = "";

    public void Show(RunHolder holder)
    {
        var isTerminal = call.Ansi.Progress == ProgressMode.Tty;
        if (call.Globals.Progress is "json" or "quiet" || (shown.Length > 0 && !isTerminal))
            return;
        var text = TextFor(holder);
        if (text == shown)
            return;
        // A wrapped line could not be drawn over.
        if (isTerminal)
            call.Err.Write(ClearLine + text[..Math.Min(text.Length, call.Host.Terminal.Size().Columns - 1)]);
        else
            call.Err.WriteLine(text);
        shown = text;
    }

    public void Dispose()
    {
        if (shown.Length > 0 && call.Ansi.Progress == ProgressMode.Tty)
            call.Err.Write(ClearLine);
    }

    // The clocks of two machines may differ.
    private string TextFor(RunHolder holder)
    {
        var since = call.Host.Clock.GetUtcNow() - holder.Since;
        var time = since < TimeSpan.FromMinutes(2) ? $"{Math.Max(0, (int)since.TotalSeconds)} s" : HumanDuration.Of(since);
        var who = holder.Process.Machine == call.Host.Processes.Value.Own.Machine ? $"pid {holder.Process.Number}" : "on another machine";
        return $"another compose works on {project} since {time} ({holder.Verb}, {who}); waiting, Ctrl-C to stop waiting";
    }
}
