using System.CommandLine;
using Compose.Cli.Calls;
using Compose.Cli.Failures;

namespace Compose.Cli.Terminal.Sessions;

/// <summary>Whether a command gets a terminal: as the flags say, and otherwise when we have one on both ends.</summary>
internal static class TerminalChoice
{
    /// <exception cref="CommandFailed">The flags contradict each other, or ask for a terminal that is not there.</exception>
    public static bool For(Invocation call, Option<bool> noTty, bool wantsInput) => For(call, !call.Typed(noTty), wantsInput);

    /// <inheritdoc cref="For(Invocation, Option{bool}, bool)"/>
    public static bool For(Invocation call, Option<bool> noTty, Option<bool> tty, bool wantsInput)
    {
        if (call.Typed(noTty) is { } no && call.Typed(tty) is { } yes && no == yes)
            throw new CommandFailed("--tty and --no-tty can't be used together");
        return For(call, call.Typed(tty) ?? !call.Typed(noTty), wantsInput);
    }

    /// <param name="asked">What was asked for; null for neither.</param>
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
