using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>
/// Keys placed beside the name of the object they belong to instead of below it: <c>ports</c> among the services. Neighbours are one
/// finding; its consequences - an invalid object, another one that lacks its keys - are not reported.
/// </summary>
internal static class ShiftedKeys
{
    /// <summary>Reports and returns the misplaced entries.</summary>
    /// <param name="thing">The expected shape of each entry.</param>
    /// <param name="noun">The name of such an object: <c>service</c>.</param>
    public static HashSet<string> Report(Mapping things, ObjectShape thing, string noun, DiagnosticSink sink)
    {
        var shifted = new HashSet<string>(StringComparer.Ordinal);
        Entry? owner = null;
        for (var i = 0; i < things.Count; i++)
        {
            if (!IsShifted(things.Entries[i], thing))
            {
                owner = things.Entries[i];
                continue;
            }

            var run = things.Entries.Skip(i).TakeWhile(entry => IsShifted(entry, thing)).ToList();
            i += run.Count - 1;
            sink.Add(Describe(run, owner, noun));
            if (owner is { } whose)
                sink.Settle(whose.Key.At);
            foreach (var entry in run)
            {
                shifted.Add(entry.Name);
                Settle(entry, sink);
            }
        }

        return shifted;
    }

    /// <summary>Later findings about the entry are consequences of its position.</summary>
    public static void Settle(Entry entry, DiagnosticSink sink)
    {
        sink.Settle(entry.Key.At);
        sink.Settle(entry.Value.At);
    }

    /// <summary>The edits that indent entries below another one.</summary>
    public static TextEdit[] Indented(IReadOnlyList<Entry> entries, Entry owner)
    {
        var from = entries[0].Key.At;
        var own = owner.Value is Mapping { Count: > 0 } mapping
            ? mapping.Entries[0].Key.At
            : owner.Key.At with
            {
                Span = new TextSpan(owner.Key.At.Span.Start + 2, 0),
            };
        var indent = own.Source == from.Source ? own.Start.Column - from.Start.Column : 0;
        if (indent <= 0)
            return [];
        var edits = new List<TextEdit>();
        var last = entries[^1];
        var end = Math.Max(last.Key.At.End.Line, last.Value.At.Source == from.Source ? last.Value.At.End.Line : 0);
        for (var line = from.Start.Line; line <= end; line++)
            if (!from.Source.Line(line).IsWhiteSpace())
                edits.Add(new TextEdit(new Location(from.Source, new TextSpan(from.Source.StartOfLine(line), 0)), new string(' ', indent)));
        return [.. edits];
    }

    private static Diagnostic Describe(List<Entry> run, Entry? owner, string noun)
    {
        var first = run[0];
        var it = run.Count == 1 ? "it" : "them";
        var found = ShapeDiagnostics.UnknownKey.At(first.Key.At, $"`{first.Name}` is among the {noun}s, but is a key of one");
        foreach (var other in run.Skip(1))
            found = found.See(other.Key.At, "so is this");
        if (owner is not { } whose)
            return found.WithHelp($"indent {it} under the name of a {noun}");
        found = found.WithLabel($"indent {it} under `{whose.Name}`").WithHelp($"indent {it} under `{whose.Name}`");
        return Indented(run, whose) is { Length: > 0 } edits ? found.WithFix($"indent {it}", Applicability.Unsafe, edits) : found;
    }

    /// <summary>Whether an entry has the name and form of an attribute rather than of an object.</summary>
    private static bool IsShifted(Entry entry, ObjectShape thing)
    {
        if (thing.Find(entry.Name)?.Shape is not { } attribute)
            return false;
        return entry.Value switch
        {
            Mapping { Count: > 0 } mapping => Fits(mapping, attribute) > Fits(mapping, thing),
            Mapping => false,
            Scalar { IsNull: true } => !thing.OrNull,
            Sequence list => list.Count > 0,
            _ => true,
        };
    }

    private static int Fits(Mapping mapping, Shape shape) => mapping.Entries.Count(entry => shape.Child(entry.Name) is not null);
}
