using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>Joins a later value to an earlier one by the rules the shapes name (spec 2.7). Linear in the size of both.</summary>
/// <param name="asTyped">Whether variables are not substituted: keys and values that are joined become a list, for a list's keys still can
/// be.</param>
internal sealed class Merger(DiagnosticSink sink, Marking marking, bool asTyped = false)
{
    public Marking Marking => marking;

    public bool AsTyped => asTyped;

    /// <summary>The two joined. What cannot be joined is reported at the later value, and the base stays.</summary>
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

    /// <summary>The long form of a value on its way into a merge. Its problems are reported when the merged whole is checked.</summary>
    public static Node LongForm(Node node, Shape shape) => shape.Canonical(node, new ShapeContext(new DiagnosticSink()));

    /// <summary>Says that the two do not fit, unless the later one is wrong by itself: then that is the finding.</summary>
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

    /// <summary>Says that an item stands in both, where the list as a whole may hold it once.</summary>
    public void RefuseRepetition(string name, Entry earlier, Entry later)
    {
        if (earlier.Value is Scalar first && later.Value is Scalar second && first.Text == second.Text)
            sink.Add(ShapeDiagnostics.Repeated(second with { Text = $"{later.Name}={second.Text}" }, first, $"`{name}`"));
    }

    /// <summary>Says that a list cannot join what is there, though it would be right by itself.</summary>
    public Node RefuseList(string name, Node earlier, Node later)
    {
        sink.Add(ResolutionDiagnostics.CannotOverrideByList(name, earlier, later));
        return earlier;
    }
}
