using Compose.Model.Syntax;

namespace Compose.Model.Tests.Schema;

/// <summary>Small random changes of a document: another value, another key, an entry added or removed.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly string[] Words =
    [
        "x",
        "",
        "${X}",
        "10",
        "all",
        "host",
        "a=b",
        "1.5",
        "true",
        "service_started",
        "every_1h",
        "-x-",
    ];

    private readonly Random random = new(seed);

    public Node Of(Node root)
    {
        var count = Count(root);
        var changed = root;
        for (var times = random.Next(1, 3); times > 0; times--)
            changed = Change(changed, random.Next(count));
        return changed;
    }

    private Node Change(Node node, int at)
    {
        if (at <= 0)
            return Changed(node);
        at--;
        switch (node)
        {
            case Mapping mapping:
                for (var i = 0; i < mapping.Count; i++)
                {
                    var size = Count(mapping.Entries[i].Value);
                    if (at < size)
                        return mapping with
                        {
                            Entries = mapping.Entries.SetItem(i, mapping.Entries[i] with { Value = Change(mapping.Entries[i].Value, at) }),
                        };
                    at -= size;
                }

                break;
            case Sequence sequence:
                for (var i = 0; i < sequence.Count; i++)
                {
                    var size = Count(sequence.Items[i]);
                    if (at < size)
                        return sequence with { Items = sequence.Items.SetItem(i, Change(sequence.Items[i], at)) };
                    at -= size;
                }

                break;
        }

        return node;
    }

    private Node Changed(Node node)
    {
        switch (node)
        {
            case Mapping { Count: > 0 } mapping when random.Next(3) > 0:
                var entry = random.Next(mapping.Count);
                return random.Next(3) switch
                {
                    0 => mapping.Without(mapping.Entries[entry].Name),
                    1 => mapping.With(random.Next(2) == 0 ? "x-more" : "unknown", Value(node)),
                    _ => Renamed(mapping, entry),
                };
            case Sequence { Count: > 0 } sequence when random.Next(3) > 0:
                var item = sequence.Items[random.Next(sequence.Count)];
                return sequence with { Items = random.Next(2) == 0 ? sequence.Items.Add(item) : sequence.Items.Add(Value(node)) };
            default:
                return Value(node);
        }
    }

    /// <summary>
    /// The key with an added letter, at its location; without one it would count as a list item. A key is never there twice, which the
    /// reader would refuse.
    /// </summary>
    private static Mapping Renamed(Mapping mapping, int at)
    {
        var entry = mapping.Entries[at];
        var name = entry.Name + "s";
        while (mapping.Contains(name))
            name += "s";
        return mapping with { Entries = mapping.Entries.SetItem(at, entry with { Key = Scalar.String(entry.Key.At, name) }) };
    }

    private Node Value(Node place) =>
        random.Next(11) switch
        {
            0 => Scalar.Null(place.At),
            1 => Scalar.Bool(place.At, random.Next(2) == 0),
            2 => Scalar.Int(place.At, random.Next(-2, 3000)),
            3 => new Scalar(place.At, "1.5", ScalarKind.Float),
            4 => new Scalar(place.At, "2.0", ScalarKind.Float),
            5 => new Sequence(place.At, []),
            6 => new Sequence(place.At, [Word(place)]),
            7 => new Mapping(place.At, []),
            8 => new Mapping(place.At, [new Entry(Scalar.String(place.At, "name"), Word(place))]),
            _ => Word(place),
        };

    private Scalar Word(Node place) => Scalar.String(place.At, Words[random.Next(Words.Length)]);

    private static int Count(Node node) =>
        node switch
        {
            Mapping mapping => 1 + mapping.Entries.Sum(entry => Count(entry.Value)),
            Sequence sequence => 1 + sequence.Items.Sum(Count),
            _ => 1,
        };
}
