using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;

namespace Compose.Cli.Completion;

/// <summary>Answers completion requests from shell scripts.</summary>
internal static class CompletionAnswer
{
    /// <summary>The verb used by scripts and docker, followed by the words typed, the last one incomplete.</summary>
    public const string Question = "__complete";

    /// <summary>The same without descriptions.</summary>
    public const string BriefQuestion = "__completeNoDesc";

    /// <summary>
    /// The answer to a request: one suggestion per line with a tab-separated description, then the number of a shell directive.
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
