using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>
/// Address pools: each pair of an earlier and a later pool is joined when the subnets agree. As in the reference, a later pool that meets no
/// equal is added once and then takes in the earlier pools that follow it, and an earlier pool without an equal is not kept (spec 2.7).
/// </summary>
internal static class IpamConfig
{
    public static Node Merge(Merger merger, string name, Node earlier, Node later, Shape shape)
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
                if (at < 0) pools.Add(pool);
                else pools[at] = pool;
            }
        }

        return left with { Items = [.. pools] };
    }

    private static string? Subnet(Mapping pool) => pool.TextAt("subnet");

    private static bool AllMappings(Sequence sequence) => sequence.Items.All(item => item is Mapping);
}
