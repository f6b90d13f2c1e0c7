using Compose.Model.Inputs;
using Compose.Model.Services;

namespace Compose.Lint.Targets;

/// <summary>
/// Finds a file that was written for the folder of another: one that is included, or given to a command, from above. Its paths are relative
/// to the first file of its project (spec, 14), so they lead to nothing from its own folder.
/// </summary>
internal static class PathsFromAbove
{
    /// <summary>
    /// The nearest folder above from which a path that is missing here exists; the one above if a path begins with the folder's own name;
    /// null when there is none.
    /// </summary>
    /// <param name="folder">The folder of the file, absolute.</param>
    /// <param name="top">The last folder to look at.</param>
    public static string? Folder(LintedProject alone, string folder, string top, ISourceLoader files)
    {
        var missing = Relative(alone, folder).Where(path => !Exists(folder, path)).ToList();
        if (missing.Count == 0)
            return null;
        var above = folder;
        if (IsBelow(folder, top) && missing.Exists(path => path.StartsWith(Path.GetFileName(folder) + "/", StringComparison.Ordinal)))
            return Path.GetDirectoryName(folder);
        while (IsBelow(above, top) && Path.GetDirectoryName(above) is { } parent)
        {
            above = parent;
            if (missing.Exists(path => Exists(above, path)))
                return above;
        }

        return null;

        bool Exists(string from, string path) =>
            Path.Combine(from, path) is var full && (files.DirectoryExists(full) || files.FileExists(full));
    }

    private static IEnumerable<string> Relative(LintedProject alone, string folder) =>
        (alone.Project?.Services ?? [])
            .SelectMany(static service =>
                service
                    .Volumes.Where(static volume => volume.Type == MountType.Bind)
                    .Select(static volume => volume.Source)
                    .Append(service.Build?.Context)
            )
            .OfType<string>()
            .Where(path => IsBelow(path, folder))
            .Select(path => path[(folder.Length + 1)..]);

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder + "/", StringComparison.Ordinal);
}
