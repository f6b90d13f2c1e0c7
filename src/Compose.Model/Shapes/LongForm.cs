using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>Common conversions from short to long forms; locations and origins are kept.</summary>
internal static class LongForm
{
    /// <summary>A mapping with the text as the value of one key.</summary>
    public static Mapping Keyed(string key, Scalar text) =>
        new(text.At, [new Entry(Scalar.String(text.At, key), text)]) { Origin = text.Origin };

    /// <summary>A list of a single value.</summary>
    public static Sequence ListOf(Node value) => new(value.At, [value]) { Origin = value.Origin };

    /// <summary>A mapping with the texts of a list as keys.</summary>
    public static Mapping Named(Sequence list, Func<Scalar, Node> value)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>(list.Count);
        foreach (var item in list.Items)
            if (item is Scalar name)
                entries.Add(new Entry(name, value(name)));
        return new Mapping(list.At, entries.DrainToImmutable()) { Origin = list.Origin };
    }
}
