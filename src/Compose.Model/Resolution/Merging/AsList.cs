using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resolution.Merging;

/// <summary>environment, labels, dns, ...: whatever their spelling, later keys win, and a key without a value wins too (spec 2.7).</summary>
internal static class AsList
{
    public static Node Merge(Merger merger, string name, Node earlier, Node later, Shape shape)
    {
        if (later.IsNull) return merger.Marking.Kept(earlier);
        if (earlier.IsNull) return merger.Marking.Came(later, earlier);
        return (Merger.LongForm(earlier, shape), Merger.LongForm(later, shape)) switch
        {
            (Mapping, Mapping) when merger.AsTyped => Unsubstituted.Joined(merger, earlier, later),
            (Mapping left, Mapping right) => LaterWins(merger, name, left, right, shape),
            (Sequence left, Sequence right) => merger.Append(left, right),
            _ => merger.Refuse(name, earlier, later, shape),
        };
    }

    private static Mapping LaterWins(Merger merger, string name, Mapping earlier, Mapping later, Shape shape)
    {
        var marking = merger.Marking;
        var joined = ImmutableArray.CreateBuilder<Entry>(earlier.Count + later.Count);
        foreach (var entry in earlier.Entries)
        {
            if (!later.TryGet(entry.Name, out var over))
            {
                joined.Add(entry with { Value = marking.Kept(entry.Value) });
                continue;
            }

            joined.Add(over with { Value = marking.Came(over.Value, entry.Value) });
            // Lists without a key of their own, such as the labels of a volume, may not say the same thing twice.
            if (shape.Unique is UniqueBy.Nothing) merger.RefuseRepetition(name, entry, over);
        }

        foreach (var entry in later.Entries)
            if (!earlier.Contains(entry.Name)) joined.Add(entry with { Value = marking.Came(entry.Value, null) });
        return earlier with { Entries = joined.ToImmutable() };
    }
}
