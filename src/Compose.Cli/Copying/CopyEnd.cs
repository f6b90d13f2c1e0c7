namespace Compose.Cli.Copying;

/// <summary>One side of a copy: <c>SERVICE:PATH</c>, a path here, or <c>-</c> for a tar on a standard stream.</summary>
/// <param name="Service">Null for a path here.</param>
internal sealed record CopyEnd(string? Service, string Path)
{
    private const string Contents = "/.";

    public bool IsStream => Service is null && Path == "-";

    /// <summary>Ends with <c>/.</c>: what the folder holds, not the folder itself.</summary>
    public bool IsContents => Path.EndsWith(Contents, StringComparison.Ordinal) || Path == ".";

    /// <summary>Must be a folder: it says so with its last character.</summary>
    public bool SaysFolder => Path.EndsWith('/');

    /// <summary>The path's last part.</summary>
    public string Name => System.IO.Path.GetFileName(Path.TrimEnd('/'));

    /// <summary>What stands before the last part.</summary>
    public string Parent =>
        System.IO.Path.GetDirectoryName(Path.TrimEnd('/')) is { Length: > 0 } parent ? parent
        : Path.StartsWith('/') ? "/"
        : ".";

    /// <summary>A colon belongs to a local path when the path is absolute or begins with a dot.</summary>
    public static CopyEnd Parse(string text)
    {
        var colon = text.IndexOf(':');
        return colon <= 0 || text[0] is '/' or '.' ? new CopyEnd(null, text) : new CopyEnd(text[..colon], text[(colon + 1)..]);
    }
}
