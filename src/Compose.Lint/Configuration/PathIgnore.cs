using System.Collections.Immutable;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Compose.Lint.Configuration;

/// <summary>Rules disabled for files that match globs.</summary>
internal sealed record PathIgnore(ImmutableArray<string> Files, ImmutableArray<string> Ignore)
{
    /// <param name="path">Relative to the configuration's folder, with forward slashes.</param>
    public bool Covers(string path)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        foreach (var glob in Files)
            matcher.AddInclude(glob);
        return matcher.Match(path).HasMatches;
    }
}
