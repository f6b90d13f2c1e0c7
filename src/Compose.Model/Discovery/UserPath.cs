using Compose.Model.Inputs;

namespace Compose.Model.Discovery;

/// <summary>Paths typed on the command line.</summary>
internal static class UserPath
{
    /// <summary>Absolute path: relative to the current directory, with <c>~</c> expanded to the user's home.</summary>
    public static string Full(string path, LoadOptions options)
    {
        var atHome = path == "~" || path.StartsWith("~/", StringComparison.Ordinal);
        if (atHome && options.Variables.TryGetValue("HOME", out var home) && home.Length > 0)
            path = home + path[1..];
        if (path.Contains('\0'))
            return path; // from a variable in `.env`; cannot be a file name
        var full = Path.GetFullPath(path.Length == 0 ? "." : path, options.WorkingDirectory);
        return full.Length > 1 ? full.TrimEnd('/') : full;
    }
}
