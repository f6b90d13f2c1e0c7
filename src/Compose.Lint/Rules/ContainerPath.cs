using Compose.Model.Shapes;

namespace Compose.Lint.Rules;

/// <summary>Paths in a container.</summary>
internal static class ContainerPath
{
    /// <summary>The path without <c>.</c>, <c>..</c> and a trailing slash; null unless it is absolute and known.</summary>
    public static string? Of(string typed) => typed.StartsWith('/') && !typed.Contains('$') ? VolumeSyntax.Clean(typed) : null;

    /// <summary>Whether a path is a folder or inside it.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || folder == "/" || path[folder.Length] == '/');
}
