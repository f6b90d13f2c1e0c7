using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Cli.Terminal;
using Compose.Cli.Terminal.Progress;
using Compose.Model.Diagnostics;

namespace Compose.Cli.Calls;

internal sealed partial class Invocation
{
    private AnsiPolicy? ansi;

    public AnsiPolicy Ansi => ansi ??= AnsiPolicy.Of(Host, Globals, Setting);

    /// <summary>Where "nothing to do" messages go: standard error, unless COMPOSE_STATUS_STDOUT is on.</summary>
    public TextWriter Info => Host.Variable("COMPOSE_STATUS_STDOUT") is "1" or "t" or "T" or "true" or "True" or "TRUE" ? Out : Err;

    /// <summary>Refuses invalid or conflicting settings before anything is done.</summary>
    /// <exception cref="CommandFailed">A setting is invalid.</exception>
    public void CheckSettings()
    {
        _ = Ansi;
        _ = Transfers;
    }

    /// <summary>The style of findings on standard error.</summary>
    public DiagnosticStyle DiagnosticStyle =>
        new() { Colors = Ansi.ColorErr, Width = Host.Terminal.Err ? Host.Terminal.Size().Columns : 0 };

    /// <summary>Shows progress on standard error until disposed.</summary>
    /// <param name="operation">The word in the header: up, pull, ...</param>
    public ProgressDisplay StartProgress(string operation) => ProgressDisplay.Start(Host, Ansi, operation, Globals.DryRun);

    /// <summary>
    /// Asks a yes-or-no question. Prompts on a terminal; reads one line from a pipe, where anything but a clear yes means no.
    /// </summary>
    public async Task<bool> ConfirmAsync(string question, bool byDefault, CancellationToken cancellationToken)
    {
        await Out.WriteAsync($"{question} {(byDefault ? "[Y/n]" : "[y/N]")}: ".AsMemory(), cancellationToken).ConfigureAwait(false);
        var line = await Task.Run(() => ReadLine(Host.Streams.In), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!Host.Terminal.In)
            await Out.WriteLineAsync().ConfigureAwait(false);
        return line.Trim().ToLowerInvariant() switch
        {
            "y" or "yes" or "true" or "t" or "1" => true,
            "" when line.Length > 0 => byDefault && Host.Terminal.In,
            _ => false,
        };
    }

    /// <summary>Reads one line including its end, byte by byte: the rest of the input belongs to others.</summary>
    private static string ReadLine(Stream input)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (input.Read(one) == 1)
        {
            bytes.Add(one[0]);
            if (one[0] == '\n')
                break;
        }

        return System.Text.Encoding.UTF8.GetString([.. bytes]);
    }
}
