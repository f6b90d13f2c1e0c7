namespace Compose.Lint.Ignoring;

/// <summary>A pattern for paths relative to a folder, as in a line of its <c>.gitignore</c>.</summary>
/// <remarks>
/// Wildcards match greedily and fall back to the last one only, so the work is bounded by the product of the two lengths: a hostile pattern
/// costs no more than a long one.
/// </remarks>
internal sealed class GitPattern
{
    // Longer than any path; a longer line is no pattern.
    private const int Longest = 4096;
    private const string AnyFolders = "**";
    private const string AnyName = "*";

    private readonly string[] parts;

    private GitPattern(string[] parts, bool excludes) => (this.parts, Excludes) = (parts, excludes);

    /// <summary>False when it begins with <c>!</c>, which includes what an earlier pattern excludes.</summary>
    public bool Excludes { get; }

    /// <summary>Null for a blank line, a comment and an unusable line.</summary>
    public static GitPattern? Read(string line)
    {
        var text = WithoutTrailingBlanks(line.TrimEnd('\r'));
        if (text.Length is 0 or > Longest || text[0] == '#')
            return null;
        var excludes = text[0] != '!';
        if (!excludes)
            text = text[1..];
        // A pattern for folders only also applies here: whether a missing path would be one is unknown.
        text = text.EndsWith('/') ? text[..^1] : text;
        if (text.Length == 0)
            return null;
        if (!text.Contains('/'))
            return new GitPattern([AnyFolders, text == AnyFolders ? AnyName : text], excludes);
        return new GitPattern(PartsOf(text.TrimStart('/')), excludes);
    }

    /// <summary>A pattern for whole paths, even without a slash; one at its end stands for all files below.</summary>
    public static GitPattern OfPath(string glob)
    {
        var text = glob.StartsWith("./", StringComparison.Ordinal) ? glob[2..] : glob.TrimStart('/');
        return new GitPattern(PartsOf(text.EndsWith('/') ? text + AnyFolders : text), excludes: true);
    }

    /// <summary><c>a/**</c> matches what is in the folder, not the folder.</summary>
    private static string[] PartsOf(string text)
    {
        var parts = text.Split('/');
        return parts[^1] == AnyFolders ? [.. parts, AnyName] : parts;
    }

    /// <param name="path">The parts of a path relative to the file's folder.</param>
    public bool Matches(ReadOnlySpan<string> path)
    {
        var (at, part) = (0, 0);
        var (retryAt, retryPart) = (0, -1);
        while (at < path.Length)
        {
            if (part < parts.Length && parts[part] == AnyFolders)
                (retryAt, retryPart) = (at, ++part);
            else if (part < parts.Length && Wildcards.Match(parts[part], path[at]))
                (at, part) = (at + 1, part + 1);
            else if (retryPart >= 0)
                (at, part) = (++retryAt, retryPart);
            else
                return false;
        }

        return part == parts.Length;
    }

    /// <summary>Removes blanks at the end, except one after a backslash.</summary>
    private static string WithoutTrailingBlanks(string line)
    {
        var end = line.Length;
        while (end > 0 && line[end - 1] is ' ' or '\t')
            end--;
        return end > 0 && end < line.Length && line[end - 1] == '\\' ? line[..(end + 1)] : line[..end];
    }
}
