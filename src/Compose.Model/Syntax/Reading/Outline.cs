using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

/// <summary>Which key of a file is below which, as far as it can be read.</summary>
public sealed class Outline
{
    private const int NoParent = -1;

    private readonly Dictionary<int, int> parents = [];

    public Outline(YamlFile file)
    {
        foreach (var document in file.Documents)
            Add(document.Root, NoParent);
    }

    public static Outline Of(SourceText source, CancellationToken cancellationToken) =>
        new(YamlReader.Parse(source, new DiagnosticSink(), cancellationToken));

    /// <summary>Offsets of the keys before an edit that it puts below another key, or that can no longer be read.</summary>
    public IEnumerable<int> Displaced(Outline after, EditedText edited)
    {
        foreach (var (key, parent) in parents)
            if (!edited.Replaces(key) && !after.Has(edited, key, parent))
                yield return key;
    }

    private bool Has(EditedText edited, int key, int parent) =>
        Has(edited.Moved(key, beforeInsertion: false), edited, parent) || Has(edited.Moved(key, beforeInsertion: true), edited, parent);

    private bool Has(int key, EditedText edited, int parent) =>
        parents.TryGetValue(key, out var found)
        && (
            parent == NoParent
                ? found == NoParent
                : edited.Moved(parent, beforeInsertion: false) == found || edited.Moved(parent, beforeInsertion: true) == found
        );

    private void Add(Node node, int parent)
    {
        // What an alias or `<<` brings in is elsewhere.
        if (node.Origin is not null)
            return;
        if (node is Sequence list)
            foreach (var item in list.Items)
                Add(item, parent);
        if (node is not Mapping mapping)
            return;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Value.Origin?.Step == Step.MergeKey)
                continue;
            parents.TryAdd(entry.Key.At.Span.Start, parent);
            Add(entry.Value, entry.Key.At.Span.Start);
        }
    }
}
