using System.Collections.Immutable;

namespace Compose.Lint.Configuration;

/// <summary>Rules disabled for files that match globs.</summary>
internal sealed record PathIgnore(ImmutableArray<string> Files, ImmutableArray<string> Ignore)
{
    /// <param name="path">Relative to the configuration's folder, with forward slashes.</param>
    public bool Covers(string path) => PathGlobs.Match(Files, path);
}
