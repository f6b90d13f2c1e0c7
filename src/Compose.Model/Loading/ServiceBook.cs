using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Passes.Merging;
using Compose.Model.Syntax;

namespace Compose.Model.Loading;

/// <summary>The extendable services of one file.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Folder">Absolute base of the paths of further files.</param>
internal sealed record ServiceBook(string Path, string Folder, Mapping Services, ImmutableArray<Resets> Resets)
{
    /// <summary>Services resolved so far.</summary>
    public Dictionary<string, Node> Resolved { get; } = new(StringComparer.Ordinal);

    public bool Equals(ServiceBook? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A service and its base.</summary>
/// <param name="Extends">The <c>extends</c> entry.</param>
/// <param name="BaseBook">Null when the base is unavailable, which has been reported.</param>
internal sealed record ExtendsLink(
    ServiceBook Book,
    string Name,
    Mapping Service,
    Entry Extends,
    ServiceBook? BaseBook,
    string BaseName,
    DiagnosticSink Sink
);
