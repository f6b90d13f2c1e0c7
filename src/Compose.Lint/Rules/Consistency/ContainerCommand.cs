using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

/// <summary>A command run in a container, as typed.</summary>
/// <param name="IsScript">Whether a shell interprets it.</param>
/// <param name="Environment">The container's environment from the compose file.</param>
internal sealed record ContainerCommand(Location At, bool IsScript, Mapping? Environment)
{
    private static readonly HashSet<string> OfEveryShell =
    [
        "HOSTNAME",
        "HOME",
        "PATH",
        "PWD",
        "OLDPWD",
        "PPID",
        "UID",
        "EUID",
        "USER",
        "RANDOM",
        "SECONDS",
        "LINENO",
        "IFS",
        "OPTARG",
        "OPTIND",
        "REPLY",
        "BASHPID",
    ];

    public static IEnumerable<ContainerCommand> AllOf(Mapping service, Mapping? environment)
    {
        var (entrypoint, command) = (service["entrypoint"], service["command"]);
        // The entrypoint determines how the command is read.
        var isEntryScript = IsRunByShell(entrypoint);
        if (entrypoint is not null)
            yield return new ContainerCommand(entrypoint.At, isEntryScript, environment);
        if (command is not null)
            yield return new ContainerCommand(command.At, isEntryScript || IsRunByShell(command), environment);
        if (service["healthcheck"] is Mapping check && check["test"] is { } test)
            yield return new ContainerCommand(
                test.At,
                test is Scalar or Sequence { Items: [Scalar { Text: "CMD-SHELL" }, ..] } || IsRunByShell(test),
                environment
            );
    }

    /// <summary>Whether a variable used in it is one that its shell would expand rather than Compose's.</summary>
    public bool Knows(Location use)
    {
        var name = use.Typed().Trim('$', '{', '}');
        return IsScript
            && (
                Environment?[name] is Scalar { Kind: not ScalarKind.Null, Text.Length: > 0 }
                || OfEveryShell.Contains(name)
                || Assigns(At.Typed(), name)
            );
    }

    private static bool IsRunByShell(Node? node) =>
        node switch
        {
            Scalar whole => Shells.RunScript(Shells.WordsOf(whole.Text)),
            Sequence list => Shells.RunScript([.. list.Items.OfType<Scalar>().Select(static item => item.Text)]),
            _ => false,
        };

    /// <summary>Whether a script contains <c>name=</c>, <c>for name in</c> or <c>read name</c>.</summary>
    private static bool Assigns(string script, string name)
    {
        for (var at = script.IndexOf(name, StringComparison.Ordinal); at >= 0; at = script.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (at > 0 && (IsOfName(script[at - 1]) || script[at - 1] is '$' or '{'))
                continue;
            if (end < script.Length && script[end] == '=')
                return true;
            if (end < script.Length && IsOfName(script[end]))
                continue;
            var before = script.AsSpan(0, at).TrimEnd();
            if (before.Length < at && (EndsWithWord(before, "for") || EndsWithWord(before, "read") || EndsWithWord(before, "-r")))
                return true;
        }

        return false;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> text, string word) =>
        text.EndsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || !IsOfName(text[^(word.Length + 1)]));

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
