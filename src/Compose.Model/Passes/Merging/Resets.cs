using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>
/// The <c>!reset</c> and <c>!override</c> tags of a document: paths deleted from the model so far before the document is merged (spec 2.4).
/// A reset value is dropped, an overriding one stays and replaces the old.
/// </summary>
internal sealed class Resets
{
    private static readonly Resets None = new([]);

    private readonly ImmutableArray<ImmutableArray<string>> paths;

    private Resets(ImmutableArray<ImmutableArray<string>> paths) => this.paths = paths;

    /// <summary>The document without its tags, and the paths they reset.</summary>
    public static (Mapping Document, Resets Resets) Take(Mapping document)
    {
        if (!HasTags(document))
            return (document, None);
        var taken = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var stripped = Strip(document, [], taken) as Mapping ?? new Mapping(document.At, []);
        return (stripped, new Resets(taken.ToImmutable()));
    }

    /// <summary>The model without the reset paths.</summary>
    public Mapping ApplyTo(Mapping model, Shape shape)
    {
        foreach (var path in paths)
            model = (Mapping)Delete(model, path.AsSpan(), shape);
        return model;
    }

    /// <summary>The same for a single service or resource used as a base, under the name the document uses.</summary>
    public Mapping ApplyTo(Mapping element, string section, string name, Shape? shape)
    {
        foreach (var path in paths)
            if (path.Length > 2 && path[0] == section && path[1] == name)
                element = (Mapping)Delete(element, path.AsSpan()[2..], shape);
        return element;
    }

    private static bool HasTags(Node node) =>
        node.Tag is not NodeTag.None
        || node switch
        {
            Mapping mapping => mapping.Entries.Any(static entry => HasTags(entry.Value)),
            Sequence sequence => sequence.Items.Any(HasTags),
            _ => false,
        };

    // Items of a sequence have no path, nor has a whole document: a reset only drops the item itself.
    private static Node? Strip(Node node, ImmutableStack<string> above, ImmutableArray<ImmutableArray<string>>.Builder taken)
    {
        if (node.Tag is not NodeTag.None && !above.IsEmpty)
            taken.Add([.. above.Reverse()]);
        if (node.Tag is NodeTag.Reset)
            return null;
        if (node.Tag is NodeTag.Override)
            return node with { Tag = NodeTag.None };
        return node switch
        {
            Mapping mapping => mapping with
            {
                Entries =
                [
                    .. mapping
                        .Entries.Select(e => (e.Key, Value: Strip(e.Value, above.Push(e.Name), taken)))
                        .Where(e => e.Value is not null)
                        .Select(e => new Entry(e.Key, e.Value!)),
                ],
            },
            Sequence sequence => sequence with { Items = [.. sequence.Items.Where(item => item.Tag is not NodeTag.Reset)] },
            _ => node,
        };
    }

    private static Node Delete(Node node, ReadOnlySpan<string> path, Shape? shape)
    {
        // A list of names counts as a mapping, as in a merge.
        if (shape?.Merge is MergeRule.AsMapping)
            node = AsMapping.Mapped(node, shape);
        if (node is not Mapping mapping || !mapping.TryGet(path[0], out var entry))
            return node;
        var below = entry.Value;
        // As in the reference, an entry written as a list item has no key to reset it by (spec 2.4).
        if (path.Length == 1)
            return shape?.Merge is MergeRule.AsList && entry.IsItem ? mapping : mapping.Without(path[0]);
        var left = Delete(below, path[1..], shape?.Child(path[0]));
        return ReferenceEquals(left, below) ? mapping : mapping.With(path[0], left);
    }
}
