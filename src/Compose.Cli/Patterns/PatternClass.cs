using System.Globalization;

namespace Compose.Cli.Patterns;

/// <summary>Parses a bracketed character class after its opening bracket: ranges, escapes, <c>[:alpha:]</c> etc.</summary>
internal static class PatternClass
{
    public static Predicate<char> Read(string expression, ref int at, bool ignoreCase)
    {
        var negated = at < expression.Length && expression[at] == '^';
        if (negated)
            at++;
        var parts = new List<Predicate<char>>();
        while (at < expression.Length && (expression[at] != ']' || parts.Count == 0))
            parts.Add(Part(expression, ref at, ignoreCase));
        if (at++ >= expression.Length)
            throw Wrong(expression, "a `]` is missing");
        return c => parts.Exists(part => part(c)) != negated;
    }

    public static Predicate<char> One(char c, bool ignoreCase) => Range(c, c, ignoreCase);

    /// <summary>Letters, digits and connectors of all scripts.</summary>
    public static bool IsWord(char c) =>
        char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c)
            is UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;

    /// <summary>The class of an escape, after its backslash; null for a single-character escape.</summary>
    public static Predicate<char>? Escape(string expression, ref int at)
    {
        Predicate<char>? known =
            at < expression.Length
                ? expression[at] switch
                {
                    'd' => char.IsDigit,
                    'D' => static c => !char.IsDigit(c),
                    's' => char.IsWhiteSpace,
                    'S' => static c => !char.IsWhiteSpace(c),
                    'w' => IsWord,
                    'W' => static c => !IsWord(c),
                    _ => null,
                }
                : null;
        if (known is not null)
            at++;
        return known;
    }

    public static char EscapedCharacter(string expression, ref int at)
    {
        if (at >= expression.Length)
            throw Wrong(expression, "there is nothing after the last `\\`");
        var c = expression[at++];
        return c switch
        {
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\f',
            'v' => '\v',
            'a' => '\a',
            _ => char.IsAsciiLetterOrDigit(c) ? throw Wrong(expression, $"`\\{c}` is not known") : c,
        };
    }

    private static Predicate<char> Part(string expression, ref int at, bool ignoreCase)
    {
        if (expression.AsSpan(at).StartsWith("[:") && expression.IndexOf(":]", at, StringComparison.Ordinal) is > 0 and var end)
        {
            var name = expression[(at + 2)..end];
            at = end + 2;
            return Named(name) ?? throw Wrong(expression, $"`[:{name}:]` is not known");
        }

        if (expression[at] == '\\')
        {
            at++;
            if (Escape(expression, ref at) is { } known)
                return known;
            at--;
        }

        var first = Character(expression, ref at);
        if (at + 1 >= expression.Length || expression[at] != '-' || expression[at + 1] == ']')
            return One(first, ignoreCase);
        at++;
        var last = Character(expression, ref at);
        return last < first ? throw Wrong(expression, $"`{first}-{last}` ends before it begins") : Range(first, last, ignoreCase);
    }

    private static char Character(string expression, ref int at)
    {
        var c = expression[at++];
        return c == '\\' ? EscapedCharacter(expression, ref at) : c;
    }

    private static Predicate<char>? Named(string name) =>
        name switch
        {
            "alnum" => char.IsAsciiLetterOrDigit,
            "alpha" => char.IsAsciiLetter,
            "digit" => char.IsAsciiDigit,
            "lower" => char.IsAsciiLetterLower,
            "upper" => char.IsAsciiLetterUpper,
            "xdigit" => char.IsAsciiHexDigit,
            "space" => static c => c is ' ' or (>= '\t' and <= '\r'),
            "word" => static c => char.IsAsciiLetterOrDigit(c) || c == '_',
            "punct" => static c => c is > ' ' and <= '~' && !char.IsAsciiLetterOrDigit(c),
            _ => null,
        };

    private static Predicate<char> Range(char first, char last, bool ignoreCase)
    {
        if (!ignoreCase)
            return c => c >= first && c <= last;
        return c => Within(c) || Within(char.ToLowerInvariant(c)) || Within(char.ToUpperInvariant(c));
        bool Within(char c) => c >= first && c <= last;
    }

    private static FormatException Wrong(string expression, string why) => new($"`{expression}` is not a regular expression: {why}");
}
