using System.Collections.Immutable;
using System.Globalization;

namespace Compose.Cli.Patterns;

/// <summary>
/// Parses the syntax common to Go (RE2) and .NET: literals, <c>.</c>, classes, <c>\d \w \s \b \A \z</c>, groups with and without a name,
/// <c>|</c>, greedy and lazy repetition, and the flags <c>(?i)</c>, <c>(?m)</c> and <c>(?s)</c> for the rest of a group.
/// </summary>
internal sealed class PatternReader(string expression)
{
    /// <summary>As in the reference's library, repetitions are expanded, so their count is limited.</summary>
    private const int MostRepetitions = 1000;
    private const int MostSteps = 20_000;
    private const int Deepest = 200;

    private readonly List<string?> groups = [];
    private int at;
    private int depth;
    private bool ignoreCase;
    private bool manyLines;
    private bool dotIsAll;

    public (ImmutableArray<PatternStep> Steps, ImmutableArray<string?> Groups) Read()
    {
        var steps = Choice();
        if (at < expression.Length)
            throw Wrong("unexpected `)`");
        return ([.. steps, new PatternStep(PatternAction.Done)], [.. groups]);
    }

    private List<PatternStep> Choice()
    {
        if (++depth > Deepest)
            throw Wrong("groups are nested too deeply");
        List<List<PatternStep>> choices = [Sequence()];
        while (Took('|'))
            choices.Add(Sequence());
        var steps = choices[^1];
        foreach (var choice in choices.SkipLast(1).Reverse())
        {
            steps =
            [
                new(PatternAction.Either, First: 1, Second: choice.Count + 2),
                .. choice,
                new(PatternAction.Jump, First: steps.Count + 1),
                .. steps,
            ];
        }

        depth--;
        return steps;
    }

    private List<PatternStep> Sequence()
    {
        var steps = new List<PatternStep>();
        while (at < expression.Length && expression[at] is not ('|' or ')'))
        {
            steps.AddRange(Repeated(Piece()));
            if (steps.Count > MostSteps)
                throw Wrong("it is too large");
        }

        return steps;
    }

    private List<PatternStep> Repeated(List<PatternStep> piece)
    {
        if (at >= expression.Length)
            return piece;
        int least;
        var most = int.MaxValue;
        switch (expression[at])
        {
            case '*':
                (least, at) = (0, at + 1);
                break;
            case '+':
                (least, at) = (1, at + 1);
                break;
            case '?':
                (least, most, at) = (0, 1, at + 1);
                break;
            case '{' when Counts() is { } counts:
                (least, most) = counts;
                break;
            default:
                return piece;
        }

        var lazy = Took('?');
        if (at < expression.Length && expression[at] is '*' or '+' or '?')
            throw Wrong("a repetition is repeated");
        if ((long)Math.Max(least, most == int.MaxValue ? 1 : most) * piece.Count > MostSteps)
            throw Wrong("it is too large");
        var steps = new List<PatternStep>();
        for (var count = 0; count < least; count++)
            steps.AddRange(piece);
        if (most == int.MaxValue)
            steps.AddRange([Fork(piece.Count + 2, lazy), .. piece, new(PatternAction.Jump, First: -piece.Count - 1)]);
        else
            for (var left = most - least; left > 0; left--)
                steps.AddRange([Fork((piece.Count + 1) * left, lazy), .. piece]);
        return steps;
    }

    private static PatternStep Fork(int over, bool lazy) =>
        lazy ? new(PatternAction.Either, First: over, Second: 1) : new(PatternAction.Either, First: 1, Second: over);

    /// <summary><c>{2}</c>, <c>{2,}</c>, <c>{2,4}</c>; null for a literal brace.</summary>
    private (int Least, int Most)? Counts()
    {
        var end = expression.IndexOf('}', at);
        var counts = end < 0 ? [] : expression[(at + 1)..end].Split(',');
        if (counts.Length is 0 or > 2 || !int.TryParse(counts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least))
            return null;
        var most = counts.Length == 1 ? least : int.MaxValue;
        if (counts is [_, { Length: > 0 } last] && !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out most))
            return null;
        if (least > most || least > MostRepetitions || most is > MostRepetitions and < int.MaxValue)
            throw Wrong($"invalid repeat count `{expression[at..(end + 1)]}`");
        at = end + 1;
        return (least, most);
    }

    private List<PatternStep> Piece()
    {
        var c = expression[at++];
        return c switch
        {
            '(' => Group(),
            '[' => Character(PatternClass.Read(expression, ref at, ignoreCase)),
            '.' => Character(dotIsAll ? static _ => true : static c => c != '\n'),
            '^' => Place(manyLines ? static (text, at) => at == 0 || text[at - 1] == '\n' : static (_, at) => at == 0),
            '$' => Place(manyLines ? static (text, at) => at == text.Length || text[at] == '\n' : static (text, at) => at == text.Length),
            '*' or '+' or '?' => throw Wrong($"there is nothing for `{c}` to repeat"),
            '\\' when at < expression.Length && expression[at] is 'b' or 'B' or 'A' or 'z' => Place(PlaceOf(expression[at++])),
            '\\' => Character(
                PatternClass.Escape(expression, ref at) ?? PatternClass.One(PatternClass.EscapedCharacter(expression, ref at), ignoreCase)
            ),
            _ => Character(PatternClass.One(c, ignoreCase)),
        };
    }

    private List<PatternStep> Group()
    {
        var (before, lines, dot) = (ignoreCase, manyLines, dotIsAll);
        var number = 0;
        if (!Took('?'))
            number = Numbered(null);
        else if (Took('P') || (at + 1 < expression.Length && expression[at] == '<'))
            number = Numbered(Name());
        else if (ReadFlags())
            return [];
        var steps = Choice();
        if (!Took(')'))
            throw Wrong("a `)` is missing");
        (ignoreCase, manyLines, dotIsAll) = (before, lines, dot);
        return number == 0
            ? steps
            : [new(PatternAction.Save, First: 2 * number - 2), .. steps, new(PatternAction.Save, First: 2 * number - 1)];
    }

    private int Numbered(string? name)
    {
        groups.Add(name);
        return groups.Count;
    }

    private string Name()
    {
        var end = expression.IndexOf('>', at);
        if (!Took('<') || end <= at || !expression[at..end].All(PatternClass.IsWord))
            throw Wrong("invalid group name");
        var name = expression[at..end];
        at = end + 1;
        return name;
    }

    /// <summary><c>(?i)</c> or the start of <c>(?i:...)</c>, after the question mark; true for the former.</summary>
    private bool ReadFlags()
    {
        for (var on = true; at < expression.Length; at++)
        {
            switch (expression[at])
            {
                case 'i':
                    ignoreCase = on;
                    break;
                case 'm':
                    manyLines = on;
                    break;
                case 's':
                    dotIsAll = on;
                    break;
                case '-':
                    on = false;
                    break;
                case ':' or ')':
                    return expression[at++] == ')';
                default:
                    throw Wrong($"`(?{expression[at]}` is not known");
            }
        }

        throw Wrong("a `)` is missing");
    }

    private static Func<string, int, bool> PlaceOf(char escape) =>
        escape switch
        {
            'A' => static (_, at) => at == 0,
            'z' => static (text, at) => at == text.Length,
            'b' => AtWordEnd,
            _ => static (text, at) => !AtWordEnd(text, at),
        };

    private static bool AtWordEnd(string text, int at) =>
        (at > 0 && PatternClass.IsWord(text[at - 1])) != (at < text.Length && PatternClass.IsWord(text[at]));

    private static List<PatternStep> Character(Predicate<char> accepts) => [new(PatternAction.Character, Accepts: accepts)];

    private static List<PatternStep> Place(Func<string, int, bool> holds) => [new(PatternAction.Assert, Holds: holds)];

    private bool Took(char c)
    {
        if (at >= expression.Length || expression[at] != c)
            return false;
        at++;
        return true;
    }

    private FormatException Wrong(string why) => new($"`{expression}` is not a regular expression: {why}");
}
