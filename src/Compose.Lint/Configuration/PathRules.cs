using System.Collections.Immutable;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Configuration;

/// <summary>Rules disabled for files that match globs, and severities of rules in them; null disables.</summary>
internal sealed record PathRules(
    ImmutableArray<string> Files,
    ImmutableArray<string> Ignore,
    ImmutableArray<(string Rule, Severity? Severity)> Severities
)
{
    /// <param name="path">Relative to the configuration's folder, with forward slashes.</param>
    public bool Covers(string path) => PathGlobs.Match(Files, path);
}
