using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;

namespace Compose.Cli.Completion;

/// <summary>Answers the questions of a completion script.</summary>
internal static class CompletionAnswer
{
    /// <summary>What scripts, and docker, ask with: the words behind it, the last one being typed.</summary>
    public const string Question = "__complete";

    /// <summary>The same without descriptions.</summary>
    public const string BriefQuestion = "__completeNoDesc";

    /// <summary>
    /// The answer to a question: a suggestion a line, its description behind a tab, and a number that says what the shell should do with
    /// them.
    /// </summary>
    public static VerbCommand Create(ImmutableArray<string> words, bool brief) =>
        new(Question, "Answer a shell")
        {
            Group = VerbGroup.Other,
            IsQuick = true,
            Run = async (call, cancellationToken) =>
            {
                var found = await new Completer(call.Host, words).CompleteAsync(cancellationToken).ConfigureAwait(false);
                foreach (var (word, description) in found.Words)
                    call.Out.WriteLine(brief || description is null ? word : $"{word}\t{description}");
                call.Out.WriteLine($":{(int)found.Directive}");
                return ExitCode.Ok;
            },
        };
}
