namespace Compose.Model.Discovery;

/// <summary>How paths are shown to people.</summary>
public static class ShownPath
{
    /// <summary>Relative to the working directory when the file lies below it, else as it is. Both paths are absolute.</summary>
    public static string Of(string path, string workingDirectory)
    {
        var folder = workingDirectory.EndsWith('/') ? workingDirectory : workingDirectory + "/";
        return path.Length > folder.Length && path.StartsWith(folder, StringComparison.Ordinal) ? path[folder.Length..] : path;
    }
}
