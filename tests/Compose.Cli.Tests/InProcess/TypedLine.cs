using System.Collections.Immutable;
using System.Text;

namespace Compose.Cli.Tests.InProcess;

/// <summary>A command line as typed: leading variables, words, single quotes around blanks, an input file at the end.</summary>
/// <param name="Input">The file after <c>&lt;</c>; null for none.</param>
internal sealed record TypedLine(ImmutableDictionary<string, string> Variables, ImmutableArray<string> Arguments, string? Input)
{
    public static TypedLine Read(string line)
    {
        var words = Words(line);
        var variables = words
            .TakeWhile(static word => word != "compose")
            .Select(static word => word.Split('=', 2))
            .ToImmutableDictionary(static pair => pair[0], static pair => pair[1]);
        var arguments = words.Skip(variables.Count + 1).ToImmutableArray();
        return arguments is [.., "<", var file] ? new(variables, arguments[..^2], file) : new(variables, arguments, null);
    }

    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        var any = false;
        foreach (var c in line)
        {
            if (c == '\'')
            {
                quoted = !quoted;
                any = true;
            }
            else if (c == ' ' && !quoted)
            {
                if (any || word.Length > 0)
                    words.Add(word.ToString());
                word.Clear();
                any = false;
            }
            else
            {
                word.Append(c);
            }
        }

        if (any || word.Length > 0)
            words.Add(word.ToString());
        return words;
    }
}
