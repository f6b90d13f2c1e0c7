using Compose.Cli.Hosting;
using Compose.Planning.Plans;

namespace Compose.Cli.Terminal.Progress;

/// <summary>Shows the events of a plan until disposed. Thread-safe.</summary>
internal abstract class ProgressDisplay : IPlanProgress, IDisposable
{
    public abstract void Report(ProgressEvent report);

    /// <summary>Suspends output to free the terminal, such as for a prompt or a build; dispose to resume.</summary>
    public virtual IDisposable Pause() => Nothing.Instance;

    public virtual void Dispose() { }

    /// <param name="operation">The verb in the header: up, pull, ...</param>
    public static ProgressDisplay Start(Host host, AnsiPolicy ansi, string operation, bool dryRun) =>
        ansi.Progress switch
        {
            ProgressMode.Tty => new TtyProgress(host, operation, ansi.ColorErr),
            ProgressMode.Plain => new PlainProgress(host.Err),
            ProgressMode.Json => new JsonProgress(host.Err, dryRun),
            _ => new QuietProgress(),
        };

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose() { }
    }
}
