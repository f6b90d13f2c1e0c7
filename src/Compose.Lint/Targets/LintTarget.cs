using System.Collections.Immutable;

namespace Compose.Lint.Targets;

/// <summary>What is known about a project whose files are linted together.</summary>
internal enum TargetKind
{
    Project,

    /// <summary>An override or overlay whose base is unknown: what is missing may be elsewhere.</summary>
    Part,

    /// <summary>Services that are only ever extended: they are complete where they are extended.</summary>
    Fragment,
}

/// <summary>Files linted as one project.</summary>
/// <param name="Files">Absolute paths in merge order; empty: discovered from the working directory.</param>
/// <param name="Only">Restricts findings to these files: an overlay is merged with its base, but the base was not requested. Null for
/// all.</param>
internal sealed record LintTarget(ImmutableArray<string> Files, TargetKind Kind = TargetKind.Project, ImmutableHashSet<string>? Only = null)
{
    public bool IsSameProject(LintTarget other) => Kind == other.Kind && Files.SequenceEqual(other.Files);

    public LintTarget Showing(LintTarget other) =>
        this with
        {
            Only = Only is null || other.Only is null ? null : Only.Union(other.Only),
        };
}
