using System.Collections.Immutable;
using Compose.Lint.Ignoring;

namespace Compose.Lint.Configuration;

/// <summary>Globs of paths: <c>*</c> within a folder, <c>**</c> across folders.</summary>
internal static class PathGlobs
{
    /// <param name="path">Relative to the folder of the globs, with forward slashes.</param>
    public static bool Match(ImmutableArray<string> globs, string path)
    {
        var parts = path.Split('/');
        foreach (var glob in globs)
            if (GitPattern.OfPath(glob).Matches(parts))
                return true;
        return false;
    }
}
