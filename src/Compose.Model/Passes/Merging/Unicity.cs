using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>Removes duplicates by the shape's <see cref="UniqueBy"/>: the later item takes the earlier one's place (spec 2.7).</summary>
internal static class Unicity
{
    // Up to this size, pairwise comparison beats a table.
    private const int FewItems = 32;

    /// <summary>The value without duplicates; the same instance when there are none.</summary>
    public static Node Enforce(Node node, Shape? shape) =>
        node switch
        {
            Mapping mapping when shape is not null => Enforce(mapping, shape),
            Sequence { Count: > 1 } sequence when shape is { Unique: not UniqueBy.Nothing } => Enforce(sequence, shape),
            _ => node,
        };

    private static Mapping Enforce(Mapping mapping, Shape shape)
    {
        ImmutableArray<Entry>.Builder? changed = null;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            if (entry.Value is Scalar || shape.Child(entry.Name) is not { } child)
                continue;
            var value = Enforce(entry.Value, child);
            if (ReferenceEquals(value, entry.Value))
                continue;
            changed ??= mapping.Entries.ToBuilder();
            changed[i] = entry with { Value = value };
        }

        return changed is null ? mapping : mapping with { Entries = changed.MoveToImmutable() };
    }

    private static Sequence Enforce(Sequence sequence, Shape shape)
    {
        var keys = new ReadOnlyMemory<char>?[sequence.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = UniqueKey.Of(sequence.Items[i], shape.Unique);
        return keys.Length <= FewItems && AreDistinct(keys) ? sequence : LaterWins(sequence, keys);
    }

    private static bool AreDistinct(ReadOnlyMemory<char>?[] keys)
    {
        for (var i = 1; i < keys.Length; i++)
            for (var j = 0; j < i; j++)
                if (keys[i] is { } key && keys[j] is { } other && key.Span.SequenceEqual(other.Span))
                    return false;
        return true;
    }

    private static Sequence LaterWins(Sequence sequence, ReadOnlyMemory<char>?[] keys)
    {
        var kept = new List<Node>(sequence.Count);
        var places = new Dictionary<string, int>(sequence.Count, StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            var item = sequence.Items[i];
            if (keys[i]?.ToString() is not { } key)
                kept.Add(item);
            else if (places.TryAdd(key, kept.Count))
                kept.Add(item);
            else
                kept[places[key]] = item;
        }

        return kept.Count == sequence.Count ? sequence : sequence with { Items = [.. kept] };
    }
}
