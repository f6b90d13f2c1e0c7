namespace Compose.Lint.Rules;

/// <summary>Whether a container's command is run by a shell.</summary>
internal static class Shells
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '"', '\''];

    /// <summary>Whether the words include <c>sh -c</c>, for any shell.</summary>
    public static bool RunScript(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsShell(words[i]))
                continue;
            // Other options may come first: `bash -e -o pipefail -c`.
            for (var option = i + 1; option < words.Count && option <= i + 4; option++)
                if (words[option].StartsWith('-') && words[option].EndsWith('c'))
                    return true;
        }

        return false;
    }

    /// <summary>Splits a command given as text into words.</summary>
    public static string[] WordsOf(string text) => text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsShell(string program) =>
        program[(program.LastIndexOf('/') + 1)..] is "sh" or "bash" or "ash" or "dash" or "zsh" or "ksh";
}
