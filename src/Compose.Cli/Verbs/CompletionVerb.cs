using System.Collections.Immutable;
using Compose.Cli.CommandLine;
using Compose.Cli.Completion;

namespace Compose.Cli.Verbs;

/// <summary>Prints the script that lets a shell complete our command lines, and answers the script's questions.</summary>
internal static class CompletionVerb
{
    /// <summary>What scripts, and docker, ask with: the words behind it, the last one being typed.</summary>
    public const string Question = "__complete";

    /// <summary>The same without descriptions.</summary>
    public const string BriefQuestion = "__completeNoDesc";

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
                if (!Shells.Contains(named)) throw new CommandFailed($"there is no script for \"{named}\": use one of {string.Join(", ", Shells)}{Suggestion.For(named, Shells)}");
                call.Out.Write(CompletionScripts.For(named, "compose"));
                return Task.FromResult(ExitCode.Ok);
            },
        };
    }

    /// <summary>Answers a question: a suggestion a line, its description behind a tab, and a number that says what the shell should do with them.</summary>
    public static VerbCommand Answer(ImmutableArray<string> words, bool brief) => new(Question, "Answer a shell")
    {
        Group = VerbGroup.Other,
        IsQuick = true,
        Run = async (call, cancellationToken) =>
        {
            var found = await new Completer(call.Host, words).CompleteAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (word, description) in found.Words) call.Out.WriteLine(brief || description is null ? word : $"{word}\t{description}");
            call.Out.WriteLine($":{(int)found.Directive}");
            return ExitCode.Ok;
        },
    };
}
