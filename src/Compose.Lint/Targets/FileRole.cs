using System.Collections.Immutable;

namespace Compose.Lint.Targets;

/// <summary>The project that a linted file belongs to.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Project">Absolute paths of the project's files, in merge order.</param>
/// <param name="Why">Such as <c>included by compose.yaml</c>.</param>
public sealed record FileRole(string File, ImmutableArray<string> Project, string Why)
{
    internal TargetKind Kind { get; init; }
}
