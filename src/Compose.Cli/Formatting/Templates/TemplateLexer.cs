using Compose.Cli.Failures;

namespace Compose.Cli.Formatting.Templates;

/// <summary>Tokenizes the inside of <c>{{ }}</c>: words, quoted texts, parentheses, bars.</summary>
internal static class TemplateLexer
{
    /// <summary>Quoted texts keep their opening quote, to distinguish them from names.</summary>
    public static List<string> Tokens(string action)
    {
        var tokens = new List<string>();
        for (var at = 0; at < action.Length;)
        {
            var c = action[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c is '(' or ')' or '|')
            {
                tokens.Add(c.ToString());
                at++;
            }
            else if (c is '"' or '`')
            {
                at = Quoted(action, at, tokens);
            }
            else
            {
                var end = at;
                while (end < action.Length && !char.IsWhiteSpace(action[end]) && action[end] is not ('(' or ')' or '|'))
                    end++;
                tokens.Add(action[at..end]);
                at = end;
            }
        }

        return tokens;
    }

    private static int Quoted(string action, int start, List<string> tokens)
    {
        var quote = action[start];
        var text = new System.Text.StringBuilder("\"");
        for (var at = start + 1; at < action.Length; at++)
        {
            var c = action[at];
            if (c == quote)
            {
                tokens.Add(text.ToString());
                return at + 1;
            }

            if (c == '\\' && quote == '"' && at + 1 < action.Length)
            {
                at++;
                c = action[at] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    var other => other,
                };
            }

            text.Append(c);
        }

        throw new CommandFailed($"--format: a quote is not closed in {{{{{action}}}}}");
    }
}
