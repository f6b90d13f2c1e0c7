using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Passes.Merging;
using Compose.Model.Syntax;

namespace Compose.Model.Loading;

/// <summary>The services of one file that others may extend.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Folder">Absolute; what the paths of further files are relative to.</param>
internal sealed record ServiceBook(string Path, string Folder, Mapping Services, ImmutableArray<Resets> Resets)
{
    /// <summary>Services worked out so far.</summary>
    public Dictionary<string, Node> Resolved { get; } = new(StringComparer.Ordinal);

    public bool Equals(ServiceBook? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>One service and what it extends.</summary>
/// <param name="Extends">The <c>extends</c> entry.</param>
/// <param name="BaseBook">Null when the base cannot be had; that is reported already.</param>
internal sealed record ExtendsLink(
    ServiceBook Book,
    string Name,
    Mapping Service,
    Entry Extends,
    ServiceBook? BaseBook,
    string BaseName,
    DiagnosticSink Sink
);
