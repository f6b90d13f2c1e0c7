namespace Compose.Model.Discovery;

/// <summary>Paths for display.</summary>
public static class ShownPath
{
    /// <summary>Relative to the working directory if the file is below it, else unchanged. Both paths are absolute.</summary>
    public static string Of(string path, string workingDirectory)
    {
        var folder = workingDirectory.EndsWith('/') ? workingDirectory : workingDirectory + "/";
        return path.Length > folder.Length && path.StartsWith(folder, StringComparison.Ordinal) ? path[folder.Length..] : path;
    }
}
