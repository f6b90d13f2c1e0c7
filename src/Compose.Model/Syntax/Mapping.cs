using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>Keys and values in file order; keys are unique.</summary>
public sealed record Mapping(Location At, ImmutableArray<Entry> Entries) : Node(At)
{
    // Below this size a scan beats a dictionary, and most mappings of a compose file are small.
    private const int IndexFrom = 12;

    private Dictionary<string, int>? index;

    // `with` copies the index too, though the entries may differ: reset it.
    private Mapping(Mapping original)
        : base(original) => (Entries, IsIncomplete) = (original.Entries, original.IsIncomplete);

    /// <summary>Whether unreadable lines, already reported, may contain further entries.</summary>
    public bool IsIncomplete { get; init; }

    public int Count => Entries.Length;

    public Node? this[string key] => TryGet(key, out var entry) ? entry.Value : null;

    public bool Contains(string key) => TryGet(key, out _);

    public bool TryGet(string key, out Entry entry)
    {
        var at = IndexOf(key);
        entry = at < 0 ? default : Entries[at];
        return at >= 0;
    }

    /// <summary>A copy with the key set: in its old position if present, else last.</summary>
    public Mapping With(string key, Node value)
    {
        var at = IndexOf(key);
        return this with
        {
            Entries =
                at < 0
                    ? Entries.Add(new Entry(Scalar.String(value.At, key), value))
                    : Entries.SetItem(at, Entries[at] with { Value = value }),
        };
    }

    public Mapping Without(string key)
    {
        var at = IndexOf(key);
        return at < 0 ? this : this with { Entries = Entries.RemoveAt(at) };
    }

    public int IndexOf(string key)
    {
        if (Entries.Length < IndexFrom)
        {
            for (var i = 0; i < Entries.Length; i++)
                if (Entries[i].Key.Text == key)
                    return i;
            return -1;
        }

        return (index ??= BuildIndex()).TryGetValue(key, out var found) ? found : -1;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var built = new Dictionary<string, int>(Entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < Entries.Length; i++)
            built.TryAdd(Entries[i].Key.Text, i);
        return built;
    }
}

/// <summary>One key and its value.</summary>
public readonly record struct Entry(Scalar Key, Node Value)
{
    public string Name => Key.Text;

    /// <summary>
    /// Whether the entry was a list item: key and value then share a location, and a missing value is located at its end.
    /// </summary>
    internal bool IsItem =>
        Value.IsNull ? Value.At.Span is { Length: 0 } end && end.Start == Key.At.Span.End : Value.At.Span == Key.At.Span;
}
