using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>Merges a later value into an earlier one by the rules of the shapes (spec 2.7). Linear in the size of both.</summary>
/// <param name="asTyped">Whether variables are unsubstituted: merged keys and values become a list, whose keys can still be
/// substituted.</param>
internal sealed class Merger(DiagnosticSink sink, Marking marking, bool asTyped = false)
{
    public Marking Marking => marking;

    public bool AsTyped => asTyped;

    /// <summary>The merged value. Incompatible values are reported at the later one, and the base stays.</summary>
    public Node Merge(string name, Node earlier, Node later, Shape? shape) =>
        shape?.Merge switch
        {
            MergeRule.Replace => marking.Came(later, earlier),
            MergeRule.ReplaceWhole => later.IsNull ? marking.Kept(earlier) : marking.Came(later, earlier),
            MergeRule.AsList => AsList.Merge(this, name, earlier, later, shape),
            MergeRule.AsListKeepingAll => AsListKeepingAll.Merge(this, name, earlier, later, shape),
            MergeRule.AsMapping => AsMapping.Merge(this, name, earlier, later, shape),
            MergeRule.Build => AttributeMerge.Build(this, name, earlier, later, shape),
            MergeRule.Logging => AttributeMerge.Logging(this, name, earlier, later, shape),
            MergeRule.SshKeys => AttributeMerge.SshKeys(this, name, earlier, later, shape),
            MergeRule.IpamConfig => AttributeMerge.IpamConfig(this, name, earlier, later, shape),
            _ => ByKind(name, earlier, later, shape),
        };

    /// <summary>Mappings merge key by key, sequences append, scalars are replaced, null keeps the base.</summary>
    public Node ByKind(string name, Node earlier, Node later, Shape? shape) =>
        (earlier, later) switch
        {
            ({ IsNull: true }, _) => marking.Came(later, earlier),
            (_, { IsNull: true }) => marking.Kept(earlier),
            (Mapping left, Mapping right) => MergeMappings(left, right, shape),
            (Sequence left, Sequence right) => Append(left, right),
            (Scalar, _) => marking.Came(later, earlier),
            (Mapping left, Sequence list) when shape is not null && LongForm(list, shape) is Mapping right => MergeMappings(
                left,
                right,
                shape
            ),
            _ => Refuse(name, earlier, later, shape),
        };

    public Mapping MergeMappings(Mapping earlier, Mapping later, Shape? shape)
    {
        if (later.Count == 0)
            return (Mapping)marking.Kept(earlier);
        var joined = ImmutableArray.CreateBuilder<Entry>(earlier.Count + later.Count);
        foreach (var entry in earlier.Entries)
        {
            if (!later.TryGet(entry.Name, out var over))
                joined.Add(entry with { Value = marking.Kept(entry.Value) });
            else
                joined.Add(entry with { Value = Merge(entry.Name, entry.Value, over.Value, shape?.Child(entry.Name)) });
        }

        foreach (var entry in later.Entries)
            if (!earlier.Contains(entry.Name))
                joined.Add(entry with { Value = marking.Came(entry.Value, null) });
        return earlier with { Entries = joined.ToImmutable(), IsIncomplete = earlier.IsIncomplete || later.IsIncomplete };
    }

    public Sequence Append(Sequence earlier, Sequence later)
    {
        var joined = ImmutableArray.CreateBuilder<Node>(earlier.Count + later.Count);
        foreach (var item in earlier.Items)
            joined.Add(marking.Kept(item));
        foreach (var item in later.Items)
            joined.Add(marking.Came(item, null));
        return earlier with { Items = joined.MoveToImmutable() };
    }

    /// <summary>The long form of a value being merged. Its problems are reported when the merged result is checked.</summary>
    public static Node LongForm(Node node, Shape shape) => shape.Canonical(node, new ShapeContext(new DiagnosticSink()));

    /// <summary>Reports incompatible values, or the later value's own error if it has one.</summary>
    public Node Refuse(string name, Node earlier, Node later, Shape? shape)
    {
        var alone = new DiagnosticSink();
        if (shape is not null)
            new ShapeContext(alone).Check(name, later, shape);
        if (alone.HasErrors)
            sink.AddRange(alone.ToImmutable());
        else
            sink.Add(ResolutionDiagnostics.CannotOverride(name, earlier, later));
        return earlier;
    }

    /// <summary>Reports an item present on both sides of a list that must be unique.</summary>
    public void RefuseRepetition(string name, Entry earlier, Entry later)
    {
        if (earlier.Value is Scalar first && later.Value is Scalar second && first.Text == second.Text)
            sink.Add(ShapeDiagnostics.Repeated(second with { Text = $"{later.Name}={second.Text}" }, first, $"`{name}`"));
    }

    /// <summary>Reports a list that is valid by itself but cannot be merged here.</summary>
    public Node RefuseList(string name, Node earlier, Node later)
    {
        sink.Add(ResolutionDiagnostics.CannotOverrideByList(name, earlier, later));
        return earlier;
    }
}
