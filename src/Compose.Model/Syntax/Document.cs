using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>A parsed file: its documents, and the comments and anchors that editors and lint need.</summary>
public sealed record YamlFile(SourceText Source, ImmutableArray<Document> Documents, ImmutableArray<Comment> Comments);

/// <summary>One YAML document; aliases and merge keys are already resolved in <paramref name="Root"/>.</summary>
public sealed record Document(Node Root, ImmutableArray<Anchor> Anchors);

/// <summary>A named value and the locations of its aliases.</summary>
public sealed record Anchor(string Name, Location At, ImmutableArray<Location> Uses);

/// <summary>A comment with its <c>#</c>.</summary>
/// <param name="IsAlone">Whether only blanks precede it on its line.</param>
public sealed record Comment(Location At, string Text, bool IsAlone);
