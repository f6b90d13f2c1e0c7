namespace Compose.Model.Passes.Paths;

/// <summary>Paths of the machine that reads the files, handled as text. Understands Unix and Windows spellings on every platform.</summary>
internal static class HostPath
{
    /// <summary>Expands a leading <c>~</c>. As in the reference, <c>~user</c> is not another user's home.</summary>
    public static string ExpandHome(string path, string? home) => path.StartsWith('~') && home is not null ? Join(home, path[1..]) : path;

    public static bool IsAbsolute(string path) => path.StartsWith('/');

    /// <summary><c>C:\x</c>, <c>C:/x</c>, <c>\\host\share</c>, <c>//host/share</c>.</summary>
    public static bool IsWindowsAbsolute(string path) =>
        path is [_, ':', '\\' or '/', ..] && char.IsAsciiLetter(path[0])
        || path is ['\\', '\\', not ('\\' or '/'), ..] or ['/', '/', not ('\\' or '/'), ..];

    /// <summary>The joined, cleaned path: no <c>.</c>, no resolvable <c>..</c>, no doubled or trailing slash.</summary>
    public static string Join(string folder, string path) => Clean(folder.Length == 0 ? path : $"{folder}/{path}");

    public static string Clean(string path)
    {
        if (path.Length == 0)
            return ".";
        if (IsClean(path))
            return path;
        var rooted = path[0] == '/';
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
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

        var cleaned = string.Join('/', parts);
        return rooted ? "/" + cleaned
            : cleaned.Length == 0 ? "."
            : cleaned;
    }

    private static bool IsClean(string path) =>
        path[0] == '/'
        && path.Length > 1
        && path[^1] is not ('/' or '.')
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/.", StringComparison.Ordinal);

    /// <summary>The folder of a file.</summary>
    public static string FolderOf(string path) =>
        path.LastIndexOf('/') switch
        {
            < 0 => ".",
            0 => "/",
            var at => path[..at],
        };

    /// <summary>A path relative to a folder; both absolute and clean.</summary>
    public static string Relative(string folder, string path)
    {
        var from = folder.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var to = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var same = 0;
        while (same < from.Length && same < to.Length && from[same] == to[same])
            same++;
        var up = Enumerable.Repeat("..", from.Length - same);
        var relative = string.Join('/', up.Concat(to.Skip(same)));
        return relative.Length == 0 ? "." : relative;
    }
}
