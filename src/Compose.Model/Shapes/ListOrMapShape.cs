using System.Collections.Immutable;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>
/// Keys and values, as a mapping or as a list of <c>key=value</c> (spec 1.0, list_or_dict); the long form is the mapping.
/// </summary>
public sealed class ListOrMapShape : EitherShape
{
    private const ScalarTypes AnyValue = ScalarTypes.Text | ScalarTypes.Number | ScalarTypes.Flag | ScalarTypes.Null;

    /// <param name="nullIsEmpty">Whether a key without a value gets empty text (labels) rather than null (environment).</param>
    /// <param name="grammar">The check of each list item.</param>
    /// <param name="joint">The separator of key parts: <c>_</c> in variables, <c>.</c> elsewhere.</param>
    internal ListOrMapShape(bool nullIsEmpty, Func<string, Mistake?>? grammar = null, string joint = ".")
    {
        IsSpelling = true;
        List = new ListShape(new ListItem { Grammar = grammar, IsDecoded = true }) { Distinct = true };
        Mapping = new MapShape(new PrintedShape(AnyValue) { NullIsEmpty = nullIsEmpty, Joint = joint });
        FromList = list => Entries(list, nullIsEmpty);
    }

    /// <summary>An entry that was a list item must be valid in the long form too.</summary>
    internal override void Check(Node node, ShapeContext context)
    {
        base.Check(node, context);
        if (node is not Syntax.Mapping mapping || List is not { Item: ListItem item })
            return;
        foreach (var entry in mapping.Entries)
            if (entry is { IsItem: true, Value: Scalar { Kind: ScalarKind.String } value })
                item.Check(value with { Text = $"{entry.Name}={value.Text}" }, context);
    }

    private static Mapping Entries(Sequence list, bool nullIsEmpty)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>(list.Count);
        var places = new Dictionary<string, int>(list.Count, StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item is not Scalar scalar)
                continue;
            var entry = Split(scalar, nullIsEmpty);
            if (places.TryAdd(entry.Name, entries.Count))
                entries.Add(entry);
            else
                entries[places[entry.Name]] = entry;
        }

        return new Mapping(list.At, entries.DrainToImmutable()) { Origin = list.Origin };
    }

    /// <summary>
    /// Splits an item into key and value, which keep the item's location and origin. A missing value is located at the item's end.
    /// </summary>
    private static Entry Split(Scalar item, bool nullIsEmpty)
    {
        var split = item.Text.IndexOf('=');
        var key = Scalar.String(item.At, split < 0 ? item.Text : item.Text[..split]);
        if (split < 0)
            return new Entry(
                key,
                nullIsEmpty ? item with { Text = "" } : Scalar.Null(item.At with { Span = new TextSpan(item.At.Span.End, 0) })
            );
        return new Entry(key, item with { Text = item.Text[(split + 1)..] });
    }

    /// <summary>A list item. A colon instead of the equals sign makes it a mapping, which has a simple fix.</summary>
    private sealed class ListItem : TextShape
    {
        internal override void Check(Node node, ShapeContext context)
        {
            if (node is not Mapping { Entries: [{ Value: Scalar value } entry] })
                base.Check(node, context);
            else
                context.Sink.Add(ShapeDiagnostics.ColonForEquals(node, entry.Name, value, context.Subject));
        }
    }

    /// <summary>An item that must have a value.</summary>
    internal static Mistake? WithValue(string text) =>
        text.Contains('=') ? null : Mistake.Of(ShapeDiagnostics.InvalidShortForm, text, $"`{text}` has no value", "write `name=value`");

    /// <summary>An item whose key must not end in a blank.</summary>
    internal static Mistake? Variable(string text)
    {
        var split = text.IndexOf('=');
        if (split <= 0 || !char.IsWhiteSpace(text[split - 1]))
            return null;
        var name = text[..split].TrimEnd();
        return new Mistake(
            ShapeDiagnostics.InvalidShortForm,
            new TextSpan(name.Length, split - name.Length),
            $"there is a space between `{name}` and `=`",
            $"write `{name}=...`"
        );
    }
}
