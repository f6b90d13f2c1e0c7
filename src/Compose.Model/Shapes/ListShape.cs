using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A list whose items share a shape.</summary>
public sealed class ListShape(Shape item) : Shape
{
    /// <summary>Whether items must be unique.</summary>
    public bool Distinct { get; init; }

    public override Shape Item => item;

    internal override void Check(Node node, ShapeContext context)
    {
        if (node is not Sequence sequence)
        {
            context.Refuse(node, new Wanted("a list") { Item = item });
            return;
        }

        for (var i = 0; i < sequence.Count; i++)
            context.CheckItem(i, sequence.Items[i], item);
        if (Distinct)
            Repetitions.Report(sequence, context);
    }

    internal override Node Canonical(Node node, ShapeContext context)
    {
        if (node is not Sequence sequence || (item.KeepsSpelling && !context.Grammars))
            return node;
        var items = ImmutableArray.CreateBuilder<Node>(sequence.Count);
        foreach (var each in sequence.Items)
            item.Expand(each, context, items);
        return IsSame(sequence, items) ? sequence : sequence with { Items = items.DrainToImmutable() };
    }

    private static bool IsSame(Sequence sequence, ImmutableArray<Node>.Builder items)
    {
        if (items.Count != sequence.Count)
            return false;
        for (var i = 0; i < items.Count; i++)
            if (!ReferenceEquals(items[i], sequence.Items[i]))
                return false;
        return true;
    }

    internal override void WriteSchema(SchemaWriter writer)
    {
        writer.WriteType(["array"]);
        writer.Write("items", item);
        if (Distinct)
            writer.Json.WriteBoolean("uniqueItems", true);
    }
}

/// <summary>A text or a list of texts; the long form is the list.</summary>
public sealed class TextListShape : EitherShape
{
    /// <param name="distinct">Whether items of the list must be unique.</param>
    public TextListShape(bool distinct = true)
    {
        IsSpelling = true;
        Text = new TextShape();
        List = new ListShape(new TextShape()) { Distinct = distinct };
        FromText = LongForm.ListOf;
    }
}
