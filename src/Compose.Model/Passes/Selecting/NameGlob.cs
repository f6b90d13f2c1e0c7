namespace Compose.Model.Passes.Selecting;

/// <summary>Glob patterns for service names: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a-z]</c>, and <c>\</c> to escape a character.</summary>
internal static class NameGlob
{
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
            {
                pattern = pattern.TrimStart('*');
                for (var skipped = 0; skipped <= name.Length; skipped++)
                    if (Matches(pattern, name[skipped..]))
                        return true;
                return false;
            }

            if (name.IsEmpty || !MatchesOne(ref pattern, name[0]))
                return false;
            name = name[1..];
        }

        return name.IsEmpty;
    }

    private static bool MatchesOne(ref ReadOnlySpan<char> pattern, char c)
    {
        var first = pattern[0];
        if (first == '[' && pattern.IndexOf(']') is > 1 and var end)
        {
            var set = pattern[1..end];
            pattern = pattern[(end + 1)..];
            var negated = set[0] is '^' or '!';
            return InSet(negated ? set[1..] : set, c) != negated;
        }

        if (first == '\\' && pattern.Length > 1)
            pattern = pattern[1..];
        var matches = first == '?' || pattern[0] == c;
        pattern = pattern[1..];
        return matches;
    }

    private static bool InSet(ReadOnlySpan<char> set, char c)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (c >= set[i] && c <= set[i + 2])
                    return true;
                i += 2;
            }
            else if (set[i] == c)
            {
                return true;
            }
        }

        return false;
    }
}
