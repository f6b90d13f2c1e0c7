using System.Collections.Immutable;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Compose.Lint.Configuration;

/// <summary>Globs of paths: <c>*</c> within a folder, <c>**</c> across folders.</summary>
internal static class PathGlobs
{
    /// <param name="path">Relative to the folder of the globs, with forward slashes.</param>
    public static bool Match(ImmutableArray<string> globs, string path)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        foreach (var glob in globs)
            matcher.AddInclude(glob);
        return matcher.Match(path).HasMatches;
    }
}
