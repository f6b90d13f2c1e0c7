using System.Collections.Immutable;
using Compose.Model.Services;

namespace Compose.Lint.Rules;

/// <summary>The command of a service that runs a server, as words.</summary>
internal sealed class ServerCommand
{
    private static readonly string[] Starters = ["exec", "&&", ";", "then", "do", "||", "gosu", "su-exec", "tini", "--"];

    private static readonly string[] ConfigEndings = [".conf", ".cnf", ".ini", ".yml", ".yaml", ".xml", ".toml"];

    private readonly ImmutableArray<string> words;

    private ServerCommand(ImmutableArray<string> words) => this.words = words;

    /// <summary>Null when the service runs something else, such as a client or a backup, or reads its own configuration file.</summary>
    public static ServerCommand? Of(Service service, string programs)
    {
        ImmutableArray<string> entrypoint = service.Entrypoint.IsDefault ? [] : service.Entrypoint;
        ImmutableArray<string> command = service.Command.IsDefault ? [] : service.Command;
        ImmutableArray<string> words = [.. entrypoint.Concat(command).SelectMany(Shells.WordsOf)];
        var isDefault = entrypoint.IsEmpty && (words.IsEmpty || words[0].StartsWith('-'));
        return (isDefault || Runs(words, programs)) && !words.Any(IsConfig) ? new ServerCommand(words) : null;
    }

    /// <summary>The value of <c>--option value</c> or <c>--option=value</c>; null when it is not given.</summary>
    public string? ValueOf(string option)
    {
        for (var i = 0; i < words.Length; i++)
            if (words[i] == option && i + 1 < words.Length)
                return words[i + 1];
            else if (words[i].StartsWith(option, StringComparison.Ordinal) && words[i].AsSpan(option.Length) is ['=', .. var value])
                return value.ToString();
        return null;
    }

    /// <summary>Whether an option is given with a value that is not "no".</summary>
    public bool Enables(string option) => ValueOf(option) is { } value && value != "no" && !value.StartsWith('-');

    private static bool Runs(ImmutableArray<string> words, string programs)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var name = words[i][(words[i].LastIndexOf('/') + 1)..];
            if (name.Length > 0 && programs.Split(' ').Contains(name) && (i == 0 || IsBeforeProgram(words, i - 1)))
                return true;
        }

        return false;
    }

    private static bool IsBeforeProgram(ImmutableArray<string> words, int at)
    {
        var word = words[at];
        return Starters.Contains(word)
            || word.EndsWith(';')
            || word.EndsWith("entrypoint.sh", StringComparison.Ordinal)
            || (word is ['-', .., 'c'] && at > 0)
            || (at > 0 && words[at - 1] is "gosu" or "su-exec");
    }

    private static bool IsConfig(string word) => ConfigEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal));
}
