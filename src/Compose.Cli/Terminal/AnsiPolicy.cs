using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Hosting;

namespace Compose.Cli.Terminal;

/// <summary>Whether colours and cursor control may be used, and how progress is shown.</summary>
/// <param name="ColorOut">Colours on standard output.</param>
/// <param name="ColorErr">Colours on standard error.</param>
internal sealed record AnsiPolicy(bool ColorOut, bool ColorErr, ProgressMode Progress)
{
    /// <summary>
    /// --ansi, then COMPOSE_ANSI, then the terminals. NO_COLOR disables and FORCE_COLOR and CLICOLOR_FORCE enable colours only, not cursor
    /// control; NO_COLOR wins.
    /// </summary>
    /// <param name="setting">The value of a variable; null when unset.</param>
    /// <exception cref="CommandFailed">The settings conflict, or a variable is invalid.</exception>
    public static AnsiPolicy Of(Host host, GlobalFlags globals, Func<string, string?> setting)
    {
        var ansi = globals.Ansi ?? setting("COMPOSE_ANSI") ?? "auto";
        // The reference treats an unknown word as no colours, without an error.
        if (ansi is not ("auto" or "never" or "always"))
            host.Err.WriteLine($"warning: COMPOSE_ANSI is \"{ansi}\", treated as never: use one of auto, never, always");
        var colors = host.Variable("NO_COLOR") is null;
        var forced = Forces("FORCE_COLOR") || Forces("CLICOLOR_FORCE");
        var terminal = host.Terminal;
        return new AnsiPolicy(
            colors && Uses(ansi, terminal.Out || forced),
            colors && Uses(ansi, terminal.Err || forced),
            ModeOf(ansi, globals.Progress ?? setting("COMPOSE_PROGRESS"), terminal)
        );

        bool Forces(string variable) => host.Variable(variable) is not (null or "0" or "false");
    }

    private static ProgressMode ModeOf(string ansi, string? asked, TerminalFacts terminal)
    {
        var progress = Known(asked ?? "auto", "auto", "tty", "plain", "json", "quiet", "none");
        if (progress == "tty" && ansi is not ("auto" or "always"))
            throw new CommandFailed("can't use --progress tty while ANSI support is disabled");
        if (progress == "plain" && ansi == "always")
            throw new CommandFailed("can't use --progress plain while ANSI support is forced");
        return progress switch
        {
            "tty" => ProgressMode.Tty,
            "plain" => ProgressMode.Plain,
            "json" => ProgressMode.Json,
            "quiet" or "none" => ProgressMode.Quiet,
            _ => Uses(ansi, terminal.Err) ? ProgressMode.Tty : ProgressMode.Plain,
        };
    }

    private static bool Uses(string ansi, bool terminal) => ansi == "always" || (ansi == "auto" && terminal);

    private static string Known(string word, params ReadOnlySpan<string> words) =>
        words.Contains(word)
            ? word
            : throw new CommandFailed(
                $"unsupported --progress value \"{word}\" (from COMPOSE_PROGRESS): use one of {string.Join(", ", words.ToArray())}{DidYouMean.For(word, words.ToArray())}"
            );
}

/// <summary>How progress is shown on standard error.</summary>
internal enum ProgressMode
{
    /// <summary>Interactive rows.</summary>
    Tty,

    /// <summary>One line per event.</summary>
    Plain,

    /// <summary>One JSON object per event.</summary>
    Json,

    /// <summary>Nothing.</summary>
    Quiet,
}
