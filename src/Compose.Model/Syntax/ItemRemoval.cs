using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>The edit that removes an item of a list.</summary>
public static class ItemRemoval
{
    /// <summary>
    /// Removes an item after the first: its lines, or the comma before it. Null when that would touch anything else, such as a comment, or
    /// when the item is an alias.
    /// </summary>
    public static TextEdit? Of(Sequence list, int index)
    {
        var (item, before) = (list.Items[index].At, list.Items[index - 1].At);
        var text = list.At.Source.Text;
        if (item.Source != list.At.Source || before.Source != list.At.Source)
            return null;
        if (before.Span.Start < list.At.Span.Start || item.Span.Start < before.Span.End || item.Span.End > list.At.Span.End)
            return null;
        return text[list.At.Span.Start] == '[' ? FromLine(item, before.Span.End) : Lines(item);
    }

    /// <summary>Removes <c>, item</c>.</summary>
    private static TextEdit? FromLine(Location item, int from)
    {
        var between = item.Source.Text.AsSpan(from, item.Span.Start - from);
        return between.Trim() is "," ? Remove(item, from, item.Span.End) : null;
    }

    /// <summary>Removes <c>- item</c> with its lines.</summary>
    private static TextEdit? Lines(Location item)
    {
        var text = item.Source.Text;
        var start = text.LastIndexOf('\n', Math.Max(0, item.Span.Start - 1)) + 1;
        var end = text.IndexOf('\n', item.Span.End) is >= 0 and var line ? line + 1 : text.Length;
        var before = text.AsSpan(start, item.Span.Start - start);
        var after = text.AsSpan(item.Span.End, end - item.Span.End);
        return before.Trim() is "-" && after.IsWhiteSpace() && !item.Characters.Contains('#') ? Remove(item, start, end) : null;
    }

    private static TextEdit Remove(Location item, int start, int end) => new(item with { Span = TextSpan.Between(start, end) }, "");
}
