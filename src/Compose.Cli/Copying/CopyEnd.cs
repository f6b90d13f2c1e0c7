namespace Compose.Cli.Copying;

/// <summary>One side of a copy: <c>SERVICE:PATH</c>, a local path, or <c>-</c> for a tar on a standard stream.</summary>
/// <param name="Service">Null for a local path.</param>
internal sealed record CopyEnd(string? Service, string Path)
{
    private const string Contents = "/.";

    public bool IsStream => Service is null && Path == "-";

    /// <summary>Whether it ends with <c>/.</c> and so denotes the folder's contents.</summary>
    public bool IsContents => Path.EndsWith(Contents, StringComparison.Ordinal) || Path == ".";

    /// <summary>Whether it ends with a slash and so must be a folder.</summary>
    public bool SaysFolder => Path.EndsWith('/');

    /// <summary>The path's last part.</summary>
    public string Name => System.IO.Path.GetFileName(Path.TrimEnd('/'));

    /// <summary>The path without its last part.</summary>
    public string Parent =>
        System.IO.Path.GetDirectoryName(Path.TrimEnd('/')) is { Length: > 0 } parent ? parent
        : Path.StartsWith('/') ? "/"
        : ".";

    /// <summary>A colon is part of a local path if the path is absolute or starts with a dot.</summary>
    public static CopyEnd Parse(string text)
    {
        var colon = text.IndexOf(':');
        return colon <= 0 || text[0] is '/' or '.' ? new CopyEnd(null, text) : new CopyEnd(text[..colon], text[(colon + 1)..]);
    }
}
