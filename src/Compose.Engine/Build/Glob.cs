namespace Compose.Engine.Build;

/// <summary>
/// Matches the wildcards of a <c>.dockerignore</c>: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>**</c>, and a backslash as escape.
/// </summary>
internal static class Glob
{
    /// <summary>Validates a glob.</summary>
    /// <exception cref="FormatException">A character class is unclosed or empty.</exception>
    public static void Check(ReadOnlySpan<char> glob)
    {
        for (var i = 0; i < glob.Length; i++)
        {
            if (glob[i] == '\\')
                i++;
            else if (glob[i] == '[')
            {
                var members = 0;
                if (++i < glob.Length && glob[i] == '^')
                    i++;
                for (; i < glob.Length && (glob[i] != ']' || members == 0); i++, members++)
                {
                    if (glob[i] == ']' || (glob[i] == '\\' && ++i == glob.Length))
                        break;
                }
                if (i >= glob.Length || glob[i] != ']' || members == 0)
                    throw new FormatException("a [ has no matching ], or nothing between them");
            }
        }
    }

    /// <summary>Whether the whole path matches.</summary>
    public static bool Matches(ReadOnlySpan<char> glob, ReadOnlySpan<char> path)
    {
        while (!glob.IsEmpty)
        {
            switch (glob[0])
            {
                case '*' when glob is ['*', '*', ..]:
                    glob = glob[2..];
                    if (glob is ['/', ..])
                        glob = glob[1..];
                    return glob.IsEmpty || MatchAfterDirectories(glob, path);
                case '*':
                    return MatchAfterStar(glob[1..], path);
                case '?':
                    if (path.IsEmpty || path[0] == '/')
                        return false;
                    glob = glob[1..];
                    path = path[1..];
                    break;
                case '[':
                    if (path.IsEmpty || !MatchClass(ref glob, path[0]))
                        return false;
                    path = path[1..];
                    break;
                default:
                    if (glob is ['\\', _, ..])
                        glob = glob[1..];
                    if (path.IsEmpty || path[0] != glob[0])
                        return false;
                    glob = glob[1..];
                    path = path[1..];
                    break;
            }
        }
        return path.IsEmpty;
    }

    private static bool MatchAfterStar(ReadOnlySpan<char> glob, ReadOnlySpan<char> path)
    {
        for (var i = 0; ; i++)
        {
            if (Matches(glob, path[i..]))
                return true;
            if (i == path.Length || path[i] == '/')
                return false;
        }
    }

    private static bool MatchAfterDirectories(ReadOnlySpan<char> glob, ReadOnlySpan<char> path)
    {
        for (var start = 0; ;)
        {
            if (Matches(glob, path[start..]))
                return true;
            var slash = path[start..].IndexOf('/');
            if (slash < 0)
                return false;
            start += slash + 1;
        }
    }

    private static bool MatchClass(ref ReadOnlySpan<char> glob, char character)
    {
        var i = 1;
        var negated = glob[i] == '^';
        if (negated)
            i++;
        var found = false;
        for (var first = true; first || glob[i] != ']'; first = false)
        {
            var low = ClassCharacter(glob, ref i);
            var high = low;
            if (glob[i] == '-' && glob[i + 1] != ']')
            {
                i++;
                high = ClassCharacter(glob, ref i);
            }
            found |= low <= character && character <= high;
        }
        glob = glob[(i + 1)..];
        return found != negated;
    }

    private static char ClassCharacter(ReadOnlySpan<char> glob, ref int i)
    {
        if (glob[i] == '\\')
            i++;
        return glob[i++];
    }
}
