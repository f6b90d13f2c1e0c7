using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Flags;
using Compose.Cli.Hosting;
using Compose.Cli.Verbs;

namespace Compose.Cli.Completion;

/// <summary>Instructions to the shell (with cobra's numbers, which docker reads).</summary>
internal enum ShellDirective
{
    /// <summary>Fall back to file names when nothing matches.</summary>
    Default = 0,

    /// <summary>Add no space after the word.</summary>
    NoSpace = 2,

    /// <summary>No file names.</summary>
    NoFiles = 4,
}

/// <summary>Words possible at the cursor.</summary>
internal sealed record Suggestions(ImmutableArray<(string Word, string? Description)> Words, ShellDirective Directive)
{
    public static readonly Suggestions Files = new([], ShellDirective.Default);

    public static Suggestions Of(IEnumerable<string> words, ShellDirective directive = ShellDirective.NoFiles) =>
        new([.. words.Select(static w => (w, (string?)null))], directive);
}

/// <summary>Determines possible completions from the words typed so far.</summary>
/// <param name="words">Following the program's name; the last one is being typed and may be empty.</param>
internal sealed class Completer(Host host, ImmutableArray<string> words)
{
    private readonly GlobalOptions global = new();
    private string Current => words.Length == 0 ? "" : words[^1];

    public async Task<Suggestions> CompleteAsync(CancellationToken cancellationToken)
    {
        var found = await FindAsync(cancellationToken).ConfigureAwait(false);
        return found with { Words = [.. found.Words.Where(w => w.Word.StartsWith(Current, StringComparison.Ordinal))] };
    }

    private async Task<Suggestions> FindAsync(CancellationToken cancellationToken)
    {
        var before = words.IsEmpty ? [] : words[..^1];
        var (flags, rest) = Front(global.Command, before, out var pending);
        if (rest.IsEmpty)
            return await OfAsync(global.Command, pending, flags, null, cancellationToken).ConfigureAwait(false);
        if (rest[0] == "help")
            return Suggestions.Of(VerbList.NamesUnder(""));
        if (VerbList.Find(rest.AsSpan()) is not var (named, count))
            return Suggestions.Files;
        var verb = named.Create();
        verb.AddCommonFlags();
        if (verb.Gathers && !Current.StartsWith('-'))
            return OfVerbs(verb.Path);
        var (_, operands) = Front(verb, rest[count..], out pending, interspersed: !verb.StopsAtFirstOperand);
        return await OfAsync(verb, pending, flags, operands, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="pending">The flag that awaits its value.</param>
    /// <param name="operands">Preceding operands; null while there is no verb yet.</param>
    private async Task<Suggestions> OfAsync(
        Command command,
        Option? pending,
        ImmutableArray<string> flags,
        ImmutableArray<string>? operands,
        CancellationToken cancellationToken
    )
    {
        var sources = new CompletionSources(host, global, flags);
        if (pending is not null)
            return await sources.OfFlagAsync(pending, cancellationToken).ConfigureAwait(false);
        if (Current.StartsWith("--", StringComparison.Ordinal) && Current.IndexOf('=') is > 0 and var equals)
        {
            var name = Current[..equals];
            if (command.Options.FirstOrDefault(o => o.Name == name) is not { } option)
                return Suggestions.Of([]);
            var values = await sources.OfFlagAsync(option, cancellationToken).ConfigureAwait(false);
            return values with { Words = [.. values.Words.Select(v => v with { Word = $"{name}={v.Word}" })] };
        }

        if (Current.StartsWith('-'))
            return Flags(command);
        if (operands is not { } typed)
            return OfVerbs("");
        var argument = command.Arguments.ElementAtOrDefault(Math.Min(typed.Length, command.Arguments.Count - 1));
        if (argument is null || (typed.Length >= command.Arguments.Count && argument.Arity.MaximumNumberOfValues <= 1))
            return Suggestions.Of([]);
        return sources.OfOperand(argument.Name, typed, cancellationToken);
    }

    private static Suggestions OfVerbs(string under) =>
        new(
            [
                .. VerbList
                    .All.Select(static v => v.Create())
                    .Where(v => !v.Hidden && v.Under == under)
                    .Select(static v => (v.Name, v.Description)),
            ],
            ShellDirective.NoFiles
        );

    private static Suggestions Flags(Command command) =>
        new(
            [
                .. command
                    .Options.Where(static o => !o.Hidden)
                    .OrderBy(static o => o.Name, StringComparer.Ordinal)
                    .Select(static o => (o.Name, o.Description)),
                ("--help", "Show flags and examples"),
            ],
            ShellDirective.NoFiles
        );

    /// <summary>
    /// Separates flags and their values from other words. Unlike command-line parsing it never fails: the input is incomplete.
    /// </summary>
    private static (ImmutableArray<string> Flags, ImmutableArray<string> Others) Front(
        Command command,
        ImmutableArray<string> words,
        out Option? pending,
        bool interspersed = false
    )
    {
        var flags = ImmutableArray.CreateBuilder<string>();
        var rest = ImmutableArray.CreateBuilder<string>();
        pending = null;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word.Length < 2 || word[0] != '-')
            {
                if (!interspersed)
                    return (flags.ToImmutable(), words[i..]);
                rest.Add(word);
                continue;
            }

            var option = command.Options.FirstOrDefault(o => o.Name == word || o.Aliases.Contains(word));
            var takesValue = option is not null && option.ValueType != typeof(bool) && option.Arity.MinimumNumberOfValues > 0;
            if (takesValue && i + 1 == words.Length)
            {
                pending = option;
                continue;
            }

            flags.Add(word);
            if (takesValue)
                flags.Add(words[++i]);
        }

        return (flags.ToImmutable(), rest.ToImmutable());
    }
}
