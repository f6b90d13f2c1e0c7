using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;

namespace Compose.Cli.Verbs;

/// <summary>Prints the shell completion script.</summary>
internal static class CompletionVerb
{
    public static ImmutableArray<string> Shells { get; } = ["bash", "fish", "powershell", "zsh"];

    public static VerbCommand Create()
    {
        var shell = Operand.One("SHELL");
        return new VerbCommand("completion", "Print a completion script for bash, fish, powershell or zsh")
        {
            Group = VerbGroup.Other,
            IsQuick = true,
            Arguments = { shell },
            Examples = [("completion bash", "Load it with: source <(compose completion bash)")],
            Run = (call, _) =>
            {
                var named = call.Get(shell) ?? "";
                if (!Shells.Contains(named))
                    throw new CommandFailed(
                        $"unsupported shell \"{named}\": use one of {string.Join(", ", Shells)}{DidYouMean.For(named, Shells)}"
                    );
                call.Out.Write(CompletionScripts.For(named, "compose"));
                return Task.FromResult(ExitCode.Ok);
            },
        };
    }
}
