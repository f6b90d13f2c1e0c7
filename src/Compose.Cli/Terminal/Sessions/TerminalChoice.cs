using System.CommandLine;
using Compose.Cli.Calls;
using Compose.Cli.Failures;

namespace Compose.Cli.Terminal.Sessions;

/// <summary>Whether a command gets a terminal: as the flags say, else if both input and output are terminals.</summary>
internal static class TerminalChoice
{
    /// <exception cref="CommandFailed">The flags conflict, or request a missing terminal.</exception>
    public static bool For(Invocation call, Option<bool> noTty, bool wantsInput) => For(call, !call.Typed(noTty), wantsInput);

    /// <inheritdoc cref="For(Invocation, Option{bool}, bool)"/>
    public static bool For(Invocation call, Option<bool> noTty, Option<bool> tty, bool wantsInput)
    {
        if (call.Typed(noTty) is { } no && call.Typed(tty) is { } yes && no == yes)
            throw new CommandFailed("--tty and --no-tty can't be used together");
        return For(call, call.Typed(tty) ?? !call.Typed(noTty), wantsInput);
    }

    /// <param name="asked">The requested value; null when not given.</param>
    private static bool For(Invocation call, bool? asked, bool wantsInput)
    {
        if (asked is not true)
            return asked ?? (call.Host.Terminal.Out && (!wantsInput || call.Host.Terminal.In));
        if (wantsInput && !call.Host.Terminal.In)
            throw new CommandFailed(
                "cannot attach stdin to a TTY-enabled container because stdin is not a terminal; use -T when input comes from a pipe or a "
                    + "file"
            );
        return true;
    }
}
