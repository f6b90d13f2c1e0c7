using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What `watch` does for a service (spec 1.5).</summary>
public sealed class Develop(Mapping node) : View(node)
{
    /// <summary>Paths and what happens when files below them change.</summary>
    public ImmutableArray<DevelopWatch> Watch => Items("watch", static node => new DevelopWatch(node));
}
