using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Output;

/// <summary>A printed entry: key, value and the value's shape.</summary>
internal readonly record struct Printed(string Key, Node Value, Shape? Shape)
{
    /// <summary>Position of the key in its object.</summary>
    private int Place { get; init; }

    /// <summary>Attributes in shape order, then extensions; user-defined keys in natural order.</summary>
    public static List<Printed> ForYaml(Mapping mapping, Shape? shape)
    {
        var printed = new List<Printed>(mapping.Count);
        if (shape?.AsObject is not { } known)
            return Chosen(printed, mapping, shape, NaturalOrder.Instance);
        foreach (var entry in mapping.Entries)
            if (known.Find(entry.Name) is not { } attribute)
                printed.Add(new Printed(entry.Name, entry.Value, null) { Place = int.MaxValue });
            else if (IsGivenInYaml(entry.Value, attribute.Shape.Emit))
                printed.Add(new Printed(attribute.Name, entry.Value, attribute.Shape) { Place = known.PlaceOf(attribute.Name) });
        foreach (var implied in known.OptOuts)
            if (!mapping.Contains(implied.Name))
                printed.Add(
                    new Printed(implied.Name, Scalar.Bool(mapping.At, true), implied.Shape) { Place = known.PlaceOf(implied.Name) }
                );
        printed.Sort(static (a, b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : NaturalOrder.Instance.Compare(a.Key, b.Key));
        return printed;
    }

    /// <summary>Whether the mapping has anything to print.</summary>
    public static bool AnyForYaml(Mapping mapping, Shape? shape)
    {
        if (shape?.AsObject is not { } known)
            return mapping.Count > 0;
        if (!known.OptOuts.IsEmpty)
            return true;
        foreach (var entry in mapping.Entries)
            if (known.Find(entry.Name) is not { } attribute || IsGivenInYaml(entry.Value, attribute.Shape.Emit))
                return true;
        return false;
    }

    /// <summary>Attributes in shape order, without extensions; user-defined keys sorted.</summary>
    public static List<Printed> ForJson(Mapping mapping, Shape? shape)
    {
        var printed = new List<Printed>(mapping.Count);
        if (shape?.AsObject is not { } known)
            return Chosen(printed, mapping, shape, StringComparer.Ordinal);
        foreach (var attribute in known.Attributes)
        {
            var value = mapping[attribute.Name];
            if (value is null || value.IsNull)
                value = Absent(mapping, attribute.Shape.Emit);
            if (value is not null && IsGiven(value, attribute.Shape.Emit))
                printed.Add(new Printed(attribute.JsonName, value, attribute.Shape));
        }

        return printed;
    }

    /// <summary>The reference treats the root as a map: keys sorted, extensions kept, models omitted.</summary>
    public static List<Printed> ForJsonRoot(Mapping root, Shape? shape)
    {
        if (shape is null)
            return ForJson(root, null);
        var printed = ForJson(root, shape);
        printed.RemoveAll(static p => p.Key == ComposeFile.ModelsKey);
        foreach (var entry in root.Entries)
            if (entry.Name.StartsWith("x-", StringComparison.Ordinal))
                printed.Add(new Printed(entry.Name, entry.Value, null));
        printed.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return printed;
    }

    private static List<Printed> Chosen(List<Printed> printed, Mapping mapping, Shape? shape, IComparer<string> order)
    {
        foreach (var entry in mapping.Entries)
            printed.Add(new Printed(entry.Name, entry.Value, shape?.Child(entry.Name)));
        printed.Sort((a, b) => order.Compare(a.Key, b.Key));
        return printed;
    }

    private static Node? Absent(Mapping owner, Emit emit) =>
        emit switch
        {
            Emit.AlwaysInJson => Scalar.Null(owner.At),
            Emit.AlwaysInJsonAsMapping => new Mapping(owner.At, []),
            _ => null,
        };

    private static bool IsGivenInYaml(Node value, Emit emit) => emit == Emit.UnlessEmptyInJson || IsGiven(value, emit);

    private static bool IsGiven(Node value, Emit emit) =>
        emit switch
        {
            Emit.Never => false,
            Emit.UnlessOn => !value.IsTrue(),
            Emit.UnlessEmpty or Emit.UnlessEmptyInJson => !IsEmpty(value),
            _ => true,
        };

    private static bool IsEmpty(Node node) =>
        node switch
        {
            Mapping mapping => mapping.Count == 0,
            Sequence sequence => sequence.Count == 0,
            Scalar { Kind: ScalarKind.Null } => true,
            Scalar { Kind: ScalarKind.Bool } flag => flag.Text is not ("true" or "True" or "TRUE"),
            Scalar { Kind: ScalarKind.Int or ScalarKind.Float } number => GoNumber.ToText(number) is "0" or "-0",
            Scalar scalar => scalar.Text.Length == 0,
            _ => false,
        };
}
