using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>extra_hosts: a host may have several addresses, so new ones are added and only exact duplicates dropped (spec 2.7).</summary>
internal static class AsListKeepingAll
{
    public static Node Merge(Merger merger, string name, Node earlier, Node later, Shape shape)
    {
        if (later.IsNull)
            return merger.Marking.Kept(earlier);
        if (earlier.IsNull)
            return merger.Marking.Came(later, earlier);
        if (Merger.LongForm(earlier, shape) is not Sequence left || Merger.LongForm(later, shape) is not Sequence right)
            return merger.Refuse(name, earlier, later, shape);

        if (merger.AsTyped)
            (left, right) = (Unsubstituted.Listed(earlier), Unsubstituted.Listed(later));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var joined = merger.Append(left, right);
        return joined with { Items = [.. joined.Items.Where(item => item is not Scalar scalar || seen.Add(scalar.Text))] };
    }
}
