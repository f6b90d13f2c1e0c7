namespace Compose.Lint.Ignoring;

/// <summary>Matches one part of a path: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a]</c> and <c>\*</c>.</summary>
internal static class Wildcards
{
    public static bool Match(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var (p, t) = (0, 0);
        var (retryP, retryT) = (-1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (retryP, retryT) = (++p, t);
            }
            else if (p < pattern.Length && MatchesOne(pattern, p, text[t], out var next))
            {
                (p, t) = (next, t + 1);
            }
            else if (retryP >= 0)
            {
                (p, t) = (retryP, ++retryT);
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    /// <summary>Whether the element at a position, other than <c>*</c>, matches a character.</summary>
    /// <param name="next">The position after the element.</param>
    private static bool MatchesOne(ReadOnlySpan<char> pattern, int at, char c, out int next)
    {
        next = at + 1;
        switch (pattern[at])
        {
            case '?':
                return true;
            case '\\' when next < pattern.Length:
                return pattern[next++] == c;
            case '[' when EndOfSet(pattern, at) is > 0 and var end:
                next = end + 1;
                return IsInSet(pattern[(at + 1)..end], c);
            case var literal:
                return literal == c;
        }
    }

    /// <summary>The position of the closing bracket; a bracket that comes first belongs to the set.</summary>
    private static int EndOfSet(ReadOnlySpan<char> pattern, int start)
    {
        var at = start + 1;
        if (at < pattern.Length && pattern[at] is '!' or '^')
            at++;
        if (at < pattern.Length && pattern[at] == ']')
            at++;
        var end = at < pattern.Length ? pattern[at..].IndexOf(']') : -1;
        return end < 0 ? -1 : at + end;
    }

    private static bool IsInSet(ReadOnlySpan<char> set, char c)
    {
        var isNegated = set is ['!' or '^', ..];
        if (isNegated)
            set = set[1..];
        var isIn = false;
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                isIn |= set[i] <= c && c <= set[i + 2];
                i += 2;
            }
            else
            {
                isIn |= set[i] == c;
            }
        }

        return isIn != isNegated;
    }
}
