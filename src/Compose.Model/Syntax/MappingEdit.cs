using System.Collections.Immutable;

namespace Compose.Model.Syntax;

/// <summary>Batches changes to a mapping: one new mapping at the end, or the original if unchanged.</summary>
internal sealed class MappingEdit(Mapping source)
{
    private ImmutableArray<Entry>.Builder? entries;

    public Node? this[string key] =>
        entries is null ? source[key]
        : IndexOf(key) is >= 0 and var at ? entries[at].Value
        : null;

    public Mapping Result => entries is null ? source : source with { Entries = entries.ToImmutable() };

    /// <summary>Sets the key: in its old position if present, else last.</summary>
    public void Set(string key, Node value)
    {
        if (ReferenceEquals(this[key], value))
            return;
        var at = IndexOf(key);
        entries ??= source.Entries.ToBuilder();
        if (at < 0)
            entries.Add(new Entry(Scalar.String(value.At, key), value));
        else
            entries[at] = entries[at] with { Value = value };
    }

    public void Remove(string key)
    {
        var at = IndexOf(key);
        if (at < 0)
            return;
        entries ??= source.Entries.ToBuilder();
        entries.RemoveAt(at);
    }

    private int IndexOf(string key)
    {
        if (entries is null)
            return source.IndexOf(key);
        for (var i = 0; i < entries.Count; i++)
            if (entries[i].Key.Text == key)
                return i;
        return -1;
    }
}
