using System.Collections.Immutable;

namespace Compose.Lint;

/// <summary>Files that are linted as one project.</summary>
/// <param name="Folder">Where discovery starts when no files are named.</param>
/// <param name="Only">When not null, only findings in these files count: an override is merged with its base, but the base was not asked
/// about.</param>
/// <param name="Partial">An override without its base: services may lack what the base would give.</param>
internal sealed record LintTarget(string Folder, ImmutableArray<string> Files, ImmutableHashSet<string>? Only = null, bool Partial = false);
