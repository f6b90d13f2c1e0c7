using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>environment, labels, dns, ...: in either spelling, later keys win, even without a value (spec 2.7).</summary>
internal static class AsList
{
    public static Node Merge(Merger merger, string name, Node earlier, Node later, Shape shape)
    {
        if (later.IsNull)
            return merger.Marking.Kept(earlier);
        if (earlier.IsNull)
            return merger.Marking.Came(later, earlier);
        return (LongForm(earlier, shape), LongForm(later, shape)) switch
        {
            (Mapping, Mapping) when merger.AsTyped => Unsubstituted.Joined(merger, earlier, later),
            (Mapping left, Mapping right) => LaterWins(merger, name, left, right, shape),
            (Sequence left, Sequence right) => merger.Append(left, right),
            _ => merger.Refuse(name, earlier, later, shape),
        };
    }

    private static Node LongForm(Node node, Shape shape)
    {
        var longer = Merger.LongForm(node, shape);
        return longer is Mapping mapping && shape is ListOrMapShape pairs && mapping.Entries.Any(IsOdd) ? AsItems(mapping, pairs) : longer;
    }

    private static bool IsOdd(Entry entry) => entry.Value is Sequence || !entry.IsItem && entry.Name.Contains('=');

    /// <summary>
    /// The reference merges the two as lists, where a key that contains an equals sign ends at it, and of several values the last one
    /// stays.
    /// </summary>
    private static Mapping AsItems(Mapping mapping, ListOrMapShape shape)
    {
        var items = mapping.Entries.SelectMany(static e =>
            e.Value is Sequence several ? several.Items.Select(value => e with { Value = value }) : [e]
        );
        return (Mapping)Merger.LongForm(new Sequence(mapping.At, [.. items.Select(Item)]), shape);
    }

    private static Node Item(Entry entry) =>
        entry.Value switch
        {
            Scalar { IsNull: false } value => value with { Text = $"{entry.Name}={GoNumber.ToText(value)}", Kind = ScalarKind.String },
            _ => entry.Key,
        };

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
            // Lists without keys, such as the labels of a volume, may not repeat an item.
            if (shape.Unique is UniqueBy.Nothing)
                merger.RefuseRepetition(name, entry, over);
        }

        foreach (var entry in later.Entries)
            if (!earlier.Contains(entry.Name))
                joined.Add(entry with { Value = marking.Came(entry.Value, null) });
        return earlier with { Entries = joined.ToImmutable() };
    }
}
