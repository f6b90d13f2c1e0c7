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
            (Mapping left, Mapping right) => LaterWins(merger.Marking, left, right),
            (Sequence left, Sequence right) => merger.Append(left, right),
            _ => merger.Refuse(name, earlier, later, shape),
        };
    }

    private static Mapping LaterWins(Marking marking, Mapping earlier, Mapping later)
    {
        var joined = ImmutableArray.CreateBuilder<Entry>(earlier.Count + later.Count);
        foreach (var entry in earlier.Entries)
            joined.Add(later.TryGet(entry.Name, out var over)
                ? over with { Value = marking.Came(over.Value, entry.Value) }
                : entry with { Value = marking.Kept(entry.Value) });
        foreach (var entry in later.Entries)
            if (!earlier.Contains(entry.Name)) joined.Add(entry with { Value = marking.Came(entry.Value, null) });
        return earlier with { Entries = joined.ToImmutable() };
    }
}
