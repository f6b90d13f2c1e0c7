namespace Compose.Engine.Build;

/// <summary>
/// One line of a <c>.dockerignore</c>: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>**</c> for any number of directories, and a leading <c>!</c> to
/// re-include.
/// </summary>
public sealed class IgnorePattern
{
    private readonly string glob;

    private IgnorePattern(string glob, bool isException)
    {
        this.glob = glob;
        IsException = isException;
    }

    /// <summary>Whether it starts with <c>!</c> and re-includes its matches.</summary>
    public bool IsException { get; }

    /// <summary>Parses a line; null when blank or a comment.</summary>
    /// <exception cref="FormatException">It is a lone <c>!</c>, or a character class is unclosed or empty.</exception>
    public static IgnorePattern? Parse(string line)
    {
        if (line.StartsWith('#'))
            return null;
        var text = line.AsSpan().Trim();
        if (text.IsEmpty)
            return null;
        var isException = text[0] == '!';
        if (isException)
            text = text[1..].Trim();
        if (text.IsEmpty)
            throw new FormatException("there is nothing after the !");
        var glob = Clean(text.ToString());
        Glob.Check(glob);
        return new(glob, isException);
    }

    /// <summary>Whether it matches a path of the context or one of its parent directories.</summary>
    /// <param name="path">Relative, with forward slashes.</param>
    public bool Matches(ReadOnlySpan<char> path)
    {
        while (true)
        {
            if (MatchesExactly(path))
                return true;
            var slash = path.LastIndexOf('/');
            if (slash < 0)
                return false;
            path = path[..slash];
        }
    }

    /// <summary>Whether something below a directory could match. Conservative: may return true without an actual match.</summary>
    public bool MayMatchBelow(ReadOnlySpan<char> directory)
    {
        var literal = glob.AsSpan();
        var special = literal.IndexOfAny("*?[\\");
        if (special >= 0)
            literal = literal[..special];
        return special >= 0 && literal.Length <= directory.Length
            ? directory.StartsWith(literal[..(literal.LastIndexOf('/') + 1)])
            : literal.Length > directory.Length && literal.StartsWith(directory) && literal[directory.Length] == '/';
    }

    // Two patterns have special meanings, as in moby's patternmatcher: a leading ** is a suffix (**.log matches a.log), a trailing /** is
    // everything below but not the directory itself.
    private bool MatchesExactly(ReadOnlySpan<char> path)
    {
        if (glob.StartsWith("**", StringComparison.Ordinal) && !glob.AsSpan(2).ContainsAny("*?[]\\"))
        {
            var suffix = glob.AsSpan(2);
            return path.EndsWith(suffix) || (suffix is ['/', ..] && path.SequenceEqual(suffix[1..]));
        }
        return Glob.Matches(glob, path);
    }

    /// <summary>
    /// The pattern without leading slash, empty parts, <c>.</c> and <c>..</c>, as far as possible without knowing the files.
    /// </summary>
    private static string Clean(string text)
    {
        var parts = new List<string>();
        var rooted = text.StartsWith('/');
        foreach (var part in text.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0 && parts[^1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (!rooted)
                parts.Add(part);
        }
        return parts.Count == 0 ? "." : string.Join('/', parts);
    }
}
