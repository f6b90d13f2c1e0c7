using System.Collections.Immutable;

namespace Compose.Model.Syntax;

/// <summary>Shorthands for reading nodes whose kind is not certain.</summary>
internal static class NodeReading
{
    public static Mapping? MappingAt(this Mapping node, string key) => node[key] as Mapping;

    /// <summary>The scalar below a key; null when absent, null or of another kind.</summary>
    public static Scalar? ScalarAt(this Mapping node, string key) =>
        node[key] is Scalar { Kind: not ScalarKind.Null } scalar ? scalar : null;

    public static string? TextAt(this Mapping node, string key) => node.ScalarAt(key)?.Text;

    /// <summary>The entries of the mapping below a key; empty otherwise.</summary>
    public static ImmutableArray<Entry> EntriesAt(this Mapping node, string key) => node[key] is Mapping mapping ? mapping.Entries : [];

    public static ImmutableArray<Node> ItemsAt(this Mapping node, string key) => node[key] is Sequence sequence ? sequence.Items : [];

    public static bool IsTrue(this Node? node) => node is Scalar { Kind: ScalarKind.Bool, Text: "true" or "True" or "TRUE" };

    /// <summary>
    /// A copy with each value replaced by the result of <paramref name="change"/>; the same instance when nothing changes.
    /// </summary>
    public static Mapping Select(this Mapping mapping, Func<Entry, Node> change)
    {
        ImmutableArray<Entry>.Builder? changed = null;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            var value = change(entry);
            if (ReferenceEquals(value, entry.Value))
                continue;
            changed ??= mapping.Entries.ToBuilder();
            changed[i] = entry with { Value = value };
        }

        return changed is null ? mapping : mapping with { Entries = changed.MoveToImmutable() };
    }

    /// <summary>
    /// A copy with each item replaced by the result of <paramref name="change"/>; the same instance when nothing changes.
    /// </summary>
    public static Sequence Select(this Sequence sequence, Func<Node, Node> change)
    {
        ImmutableArray<Node>.Builder? changed = null;
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var item = change(sequence.Items[i]);
            if (ReferenceEquals(item, sequence.Items[i]))
                continue;
            changed ??= sequence.Items.ToBuilder();
            changed[i] = item;
        }

        return changed is null ? sequence : sequence with { Items = changed.MoveToImmutable() };
    }

    /// <summary>A copy with the mapping below a key replaced by the result of <paramref name="change"/>.</summary>
    public static Mapping Change(this Mapping node, string key, Func<Mapping, Node> change)
    {
        if (node[key] is not Mapping below)
            return node;
        var changed = change(below);
        return ReferenceEquals(changed, below) ? node : node.With(key, changed);
    }
}
