using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>What `watch` does for a service (spec 1.5).</summary>
public sealed class Develop(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("develop",
    [
        new("watch", new ListShape(DevelopWatch.Shape) { Description = "Paths and what happens when files below them change." }),
    ])
    {
        Description = "What `watch` does for a service.",
        OrNull = true,
        Emit = Emit.WhenGiven,
    };

    /// <summary>Paths and what happens when files below them change.</summary>
    public ImmutableArray<DevelopWatch> Watch => Items("watch", static node => new DevelopWatch(node));
}
