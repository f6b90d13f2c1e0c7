using System.Text;

namespace Compose.Testing.Engines.Processes;

/// <summary>The operator between two commands.</summary>
internal enum Joint
{
    Always,
    OnSuccess,
    OnFailure,
    Background,
}

/// <summary>Parses shell scripts: commands, words, quotes, variables.</summary>
internal static class ShellWords
{
    /// <summary>The commands of a script, each with the operator after it.</summary>
    public static IEnumerable<(string Text, Joint Next)> Commands(string script)
    {
        var start = 0;
        char? quote = null;
        for (var at = 0; at < script.Length; at++)
        {
            var c = script[at];
            if (quote is not null || c is '\'' or '"')
            {
                quote =
                    quote is null ? c
                    : quote == c ? null
                    : quote;
                continue;
            }

            var doubled = at + 1 < script.Length && script[at + 1] == c;
            Joint? joint = c switch
            {
                ';' or '\n' => Joint.Always,
                '&' when doubled => Joint.OnSuccess,
                '|' when doubled => Joint.OnFailure,
                '&' when at == 0 || script[at - 1] != '>' => Joint.Background,
                _ => null,
            };
            if (joint is null)
                continue;
            if (script[start..at].Trim() is { Length: > 0 } text)
                yield return (text, joint.Value);
            if (joint is Joint.OnSuccess or Joint.OnFailure)
                at++;
            start = at + 1;
        }

        if (script[start..].Trim() is { Length: > 0 } last)
            yield return (last, Joint.Always);
    }

    /// <summary>The words of a command, variables substituted.</summary>
    public static List<string> Words(string command, Func<string, string> variable)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var any = false;
        char? quote = null;
        for (var at = 0; at < command.Length; at++)
        {
            var c = command[at];
            if (c == quote)
                quote = null;
            else if (quote is null && c is '\'' or '"')
                (quote, any) = (c, true);
            else if (c == '$' && quote != '\'' && NameAt(command, at + 1) is { Length: > 0 } name)
            {
                word.Append(variable(name.Trim('{', '}')));
                at += name.Length;
            }
            else if (c == ' ' && quote is null)
            {
                if (any || word.Length > 0)
                    words.Add(word.ToString());
                word.Clear();
                any = false;
            }
            else
                word.Append(c);
        }

        if (any || word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    private static string NameAt(string text, int at)
    {
        if (at < text.Length && text[at] == '{')
            return text[at..(text.IndexOf('}', at) + 1)];
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return text[at..end];
    }
}
