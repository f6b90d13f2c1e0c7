using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>
/// depends_on, networks, models: a list of names merges as a mapping. So a short depends_on resets the condition (spec 2.7).
/// </summary>
internal static class AsMapping
{
    public static Node Merge(Merger merger, string name, Node earlier, Node later, Shape shape) =>
        merger.ByKind(name, Mapped(earlier, shape), Mapped(later, shape), shape);

    /// <summary>A list of names as a mapping; anything else unchanged, so that nothing unwritten is added.</summary>
    public static Node Mapped(Node node, Shape shape) => node is Sequence ? Merger.LongForm(node, shape) : node;
}
