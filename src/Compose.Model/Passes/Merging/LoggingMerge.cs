using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>logging: options of one driver mean nothing to another, so another driver replaces the whole (spec 2.7).</summary>
internal static class LoggingMerge
{
    public static Node Merge(Merger merger, string name, Node earlier, Node later, Shape shape)
    {
        if (earlier is not Mapping left || later is not Mapping right) return merger.ByKind(name, earlier, later, shape);
        var same = left.TextAt("driver") is not { } before || right.TextAt("driver") is not { } after || before == after;
        return same ? merger.MergeMappings(left, right, shape) : merger.Marking.Came(later, earlier);
    }
}
