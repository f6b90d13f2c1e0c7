using System.Text;
using Compose.Model.Inputs;

namespace Compose.Lint.Ignoring;

/// <summary>Which paths the <c>.gitignore</c> files of a repository exclude: they are made on each machine.</summary>
internal sealed class GitIgnore(ISourceLoader files)
{
    private const string FileName = ".gitignore";

    // A file with more is generated, and no reader would follow it either.
    private const int MostPatterns = 10_000;

    private readonly Dictionary<string, GitPattern[]> patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> roots = new(StringComparer.Ordinal);

    /// <summary>Whether a path, existing or not, is excluded, by itself or with a folder above it.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="fallback">The topmost folder whose file counts outside of a repository.</param>
    public bool Excludes(string path, string fallback)
    {
        path = path.TrimEnd('/');
        if (path.Contains('\0') || Path.GetDirectoryName(path) is not { } folder)
            return false;
        var root = RootOf(folder) ?? (IsBelow(path, fallback) ? fallback : null);
        if (root is null || !IsBelow(path, root))
            return false;
        var parts = path[root.TrimEnd('/').Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var count = 1; count <= parts.Length; count++)
            if (IsExcluded(root, parts.AsSpan(0, count)))
                return true;
        return false;
    }

    /// <summary>The deepest file decides, and in a file the last pattern that matches.</summary>
    private bool IsExcluded(string root, ReadOnlySpan<string> parts)
    {
        for (var depth = parts.Length - 1; depth >= 0; depth--)
        {
            var lines = PatternsOf(Path.Join(root, string.Join('/', parts[..depth])));
            for (var i = lines.Length - 1; i >= 0; i--)
                if (lines[i].Matches(parts[depth..]))
                    return lines[i].Excludes;
        }

        return false;
    }

    private GitPattern[] PatternsOf(string folder)
    {
        if (patterns.TryGetValue(folder, out var known))
            return known;
        return patterns[folder] =
        [
            .. TextOf(Path.Join(folder, FileName)).Split('\n').Select(GitPattern.Read).OfType<GitPattern>().Take(MostPatterns),
        ];
    }

    private string TextOf(string path)
    {
        try
        {
            return files.FileExists(path) && files.TryRead(path, out var bytes) ? Encoding.UTF8.GetString(bytes).TrimStart('\ufeff') : "";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>The root of the repository that holds a folder; null outside of one.</summary>
    public string? RootOf(string folder)
    {
        if (roots.TryGetValue(folder, out var known))
            return known;
        var parent = Path.GetDirectoryName(folder);
        return roots[folder] =
            GitRepository.IsRoot(folder, files) ? folder
            : parent is null ? null
            : RootOf(parent);
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (folder.EndsWith('/') || path.AsSpan(folder.Length).StartsWith("/"));
}
