using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>Merge rules of single attributes.</summary>
internal static class AttributeMerge
{
    /// <summary>build: text becomes the context, then mappings merge (spec 2.7).</summary>
    public static Node Build(Merger merger, string name, Node earlier, Node later, Shape shape) =>
        merger.ByKind(name, Mapped(earlier), Mapped(later), shape);

    private static Node Mapped(Node node) =>
        node is Scalar { Kind: not ScalarKind.Null } context
            ? new Mapping(node.At, [new Entry(Scalar.String(node.At, BuildConfig.ContextKey), context)]) { Origin = node.Origin }
            : node;

    /// <summary>logging: options are driver-specific, so another driver replaces the whole (spec 2.7).</summary>
    public static Node Logging(Merger merger, string name, Node earlier, Node later, Shape shape)
    {
        if (earlier is not Mapping left || later is not Mapping right)
            return merger.ByKind(name, earlier, later, shape);
        var same = left.TextAt("driver") is not { } before || right.TextAt("driver") is not { } after || before == after;
        return same ? merger.MergeMappings(left, right, shape) : merger.Marking.Came(later, earlier);
    }

    /// <summary>
    /// build.ssh: keys of a later file replace those of the same id, but only as a mapping; a list is refused (spec 2.7).
    /// </summary>
    public static Node SshKeys(Merger merger, string name, Node earlier, Node later, Shape shape) =>
        later is Sequence && merger.Marking == Marking.Override
            ? merger.RefuseList(name, earlier, later)
            : AsList.Merge(merger, name, earlier, later, shape);

    /// <summary>
    /// Address pools: each pair of an earlier and a later pool is joined when the subnets agree. As in the reference, an unmatched later
    /// pool is added once and then absorbs the earlier pools that follow it, and an unmatched earlier pool is dropped (spec 2.7).
    /// </summary>
    public static Node IpamConfig(Merger merger, string name, Node earlier, Node later, Shape shape)
    {
        if (earlier is not Sequence left || later is not Sequence right || !AllMappings(left) || !AllMappings(right))
            return merger.ByKind(name, earlier, later, shape);

        var pools = new List<Mapping>();
        foreach (var item in left.Items)
        {
            var pool = (Mapping)item;
            foreach (var over in right.Items.Cast<Mapping>())
            {
                if (Subnet(over) != Subnet(pool) && !pools.Exists(p => Subnet(p) == Subnet(over)))
                {
                    pools.Add((Mapping)merger.Marking.Came(over, null));
                    continue;
                }

                pool = merger.MergeMappings(pool, over, shape.Item);
                var at = pools.FindIndex(p => Subnet(p) == Subnet(pool));
                if (at < 0)
                    pools.Add(pool);
                else
                    pools[at] = pool;
            }
        }

        return left with
        {
            Items = [.. pools],
        };
    }

    private static string? Subnet(Mapping pool) => pool.TextAt("subnet");

    private static bool AllMappings(Sequence sequence) => sequence.Items.All(item => item is Mapping);
}
