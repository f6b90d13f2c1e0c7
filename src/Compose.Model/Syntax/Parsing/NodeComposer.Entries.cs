using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Parsing;

// Keys are unique text; ` < < ` merges the entries of other mappings.
internal sealed partial class NodeComposer
{
    // Below this size a scan beats a dictionary.
    private const int IndexFrom = 16;

    // Entries of all open mappings, innermost last; avoids a list per mapping.
    private readonly List<Entry> entries = [];

    /// <summary>A mapping whose entries are still being read.</summary>
    public struct OpenMapping(int first, int start)
    {
        public readonly int First = first;
        public int End = start;
        public int Merge = -1;
        public Dictionary<string, int>? Index;
    }

    public OpenMapping Open(int start) => new(entries.Count, start);

    public void AddEntry(Node key, Location place, Node value, ref OpenMapping open)
    {
        open.End = Math.Max(open.End, Math.Max(LastEnd, place.Span.End));
        if (key is not Scalar name)
        {
            findings.Add(
                SyntaxDiagnostics.Syntax(place, "keys must be strings").WithHelp("quote it if the brackets or braces are part of the text")
            );
            return;
        }

        if (ReferenceEquals(name.Origin, Unresolved))
            return;
        if (name.Origin is not null)
            name = name with { At = place, Origin = null };
        if (IsMerge(name) && open.Merge >= 0)
        {
            findings.Add(JoinMerges(name, value, open));
        }
        else
        {
            if (name.Kind != ScalarKind.String)
                findings.Add(SyntaxDiagnostics.NotAString(place, name.Text, name.Kind));
            var first = Find(name.Text, ref open);
            if (first >= 0)
            {
                findings.Add(SyntaxDiagnostics.Duplicate(place, name.Text, entries[first].Key.At));
                return;
            }

            if (IsMerge(name))
                open.Merge = entries.Count;
        }

        open.Index?.TryAdd(name.Text, entries.Count);
        entries.Add(new Entry(name, value));
    }

    /// <summary>A quoted <c>&lt;&lt;</c> is an ordinary key.</summary>
    private static bool IsMerge(Scalar key) => key is { Text: "<<", Style: ScalarStyle.Plain };

    /// <summary>Where a mapping has a key so far; null if it does not.</summary>
    public Location? KeyOf(string name, ref OpenMapping open) => Find(name, ref open) is >= 0 and var found ? entries[found].Key.At : null;

    private int Find(string name, ref OpenMapping open)
    {
        var count = entries.Count - open.First;
        if (count < IndexFrom)
        {
            for (var i = open.First; i < entries.Count; i++)
                if (entries[i].Key.Text == name)
                    return i;
            return -1;
        }

        if (open.Index is null)
        {
            open.Index = new Dictionary<string, int>(count * 2, StringComparer.Ordinal);
            for (var i = open.First; i < entries.Count; i++)
                open.Index.TryAdd(entries[i].Key.Text, i);
        }

        return open.Index.TryGetValue(name, out var found) ? found : -1;
    }

    /// <summary>Two <c>&lt;&lt;</c> become one list when both are plain aliases; the first keeps precedence.</summary>
    private Diagnostic JoinMerges(Scalar second, Node value, in OpenMapping open)
    {
        var first = entries[open.Merge];
        var found = SyntaxDiagnostics.DuplicateMerge(second.At, first.Key.At);
        if (
            first.Value.Origin is not { Step: Step.Anchor, Via: { } one, Detail: { } a }
            || value.Origin is not { Step: Step.Anchor, Via: { } two, Detail: { } b }
        )
            return found;
        var start = text.AsSpan(0, second.At.Span.Start).LastIndexOfAny('\n', '\r') + 1;
        var end = two.Span.End;
        while (end < text.Length && text[end] is not ('\n' or '\r'))
            end++;
        if (end < text.Length)
            end += text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1;
        var aloneOnLine =
            text.AsSpan(start, second.At.Span.Start - start).IsWhiteSpace() && text.AsSpan(two.Span.End, end - two.Span.End).IsWhiteSpace();
        return aloneOnLine
            ? found.WithFix(
                "merge them into one list",
                Applicability.Safe,
                new TextEdit(one, $"[*{a}, *{b}]"),
                new TextEdit(new Location(source, TextSpan.Between(start, end)), "")
            )
            : found;
    }

    public ImmutableArray<Entry> TakeEntries(in OpenMapping open)
    {
        var own = CollectionsMarshal.AsSpan(entries)[open.First..];
        var taken = open.Merge < 0 ? ImmutableCollectionsMarshal.AsImmutableArray(own.ToArray()) : Merged(own);
        entries.RemoveRange(open.First, entries.Count - open.First);
        return taken;
    }

    /// <summary>Explicit keys win, then the first mapping with the key.</summary>
    private ImmutableArray<Entry> Merged(ReadOnlySpan<Entry> own)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in own)
            names.Add(entry.Name);
        var all = ImmutableArray.CreateBuilder<Entry>(own.Length + 8);
        foreach (var entry in own)
        {
            if (!IsMerge(entry.Key))
                all.Add(entry);
            else if (entry.Value is Sequence list)
                foreach (var item in list.Items)
                    MergeInto(all, names, item, entry.Value);
            else
                MergeInto(all, names, entry.Value, entry.Value);
        }

        return all.DrainToImmutable();
    }

    private void MergeInto(ImmutableArray<Entry>.Builder all, HashSet<string> names, Node from, Node value)
    {
        if (ReferenceEquals(from.Origin, Unresolved) || from.Tag == NodeTag.Reset)
            return;
        var via = (from.Origin ?? value.Origin)?.Via ?? from.At;
        if (from is not Mapping mapping)
        {
            findings.Add(SyntaxDiagnostics.NotMergeable(via));
            return;
        }

        foreach (var entry in mapping.Entries)
            if (names.Add(entry.Name))
                all.Add(
                    entry with
                    {
                        Value = entry.Value with { Origin = new Origin(Step.MergeKey, via, from.Origin?.Detail, entry.Value.Origin) },
                    }
                );
    }
}
