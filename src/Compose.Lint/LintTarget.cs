using System.Collections.Immutable;

namespace Compose.Lint;

/// <summary>Files linted as one project.</summary>
/// <param name="Folder">Where discovery starts when no files are named.</param>
/// <param name="Only">Restricts findings to these files: an override is merged with its base, but the base was not requested. Null for
/// all.</param>
/// <param name="Partial">Whether it is an override without its base, so that services may be incomplete.</param>
internal sealed record LintTarget(string Folder, ImmutableArray<string> Files, ImmutableHashSet<string>? Only = null, bool Partial = false);
