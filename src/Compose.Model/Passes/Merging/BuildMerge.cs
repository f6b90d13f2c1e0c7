using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>build: text is the context, then mappings merge (spec 2.7).</summary>
internal static class BuildMerge
{
    public static Node Merge(Merger merger, string name, Node earlier, Node later, Shape shape) =>
        merger.ByKind(name, Mapped(earlier), Mapped(later), shape);

    private static Node Mapped(Node node) =>
        node is Scalar { Kind: not ScalarKind.Null } context
            ? new Mapping(node.At, [new Entry(Scalar.String(node.At, BuildConfig.ContextKey), context)]) { Origin = node.Origin }
            : node;
}
