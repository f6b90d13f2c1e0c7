using Compose.Model.Inputs;

namespace Compose.Lint.Ignoring;

/// <summary>Where a git repository begins.</summary>
internal static class GitRepository
{
    /// <summary>Whether a folder has a <c>.git</c>, which in a worktree and a submodule is a file.</summary>
    public static bool IsRoot(string folder, ISourceLoader files)
    {
        var git = Path.Join(folder, ".git");
        return files.DirectoryExists(git) || files.FileExists(git);
    }

    /// <summary>The root of the repository that holds a folder; null outside of one.</summary>
    public static string? RootOf(string folder, ISourceLoader files)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            if (IsRoot(at, files))
                return at;
        return null;
    }
}
