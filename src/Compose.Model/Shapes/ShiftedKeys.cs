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

    /// <summary>
    /// Reports and returns the keys that follow an attribute without a value and belong below it: <c>context</c> beside <c>build</c>.
    /// </summary>
    public static IReadOnlyList<Entry> ReportBeside(Mapping mapping, ObjectShape shape, ShapeContext context)
    {
        for (var i = 0; i < mapping.Count; i++)
        {
            var owner = mapping.Entries[i];
            if (!owner.Value.IsNull || shape.Child(owner.Name)?.AsObject is not { } inner)
                continue;
            var run = mapping.Entries.Skip(i + 1).Where(entry => !shape.Knows(entry.Name) && inner.Find(entry.Name) is not null).ToList();
            if (run.Count == 0)
                continue;
            var found = ShapeDiagnostics.UnknownKey.At(
                run[0].Key.At,
                $"{context.Subject} additional properties '{run[0].Name}' not allowed: it is beside `{owner.Name}`, but is a key of it"
            );
            found = found.See(owner.Key.At, "this has no value");
            var isBlock = ReferenceEquals(mapping.Entries[i + run.Count].Key, run[^1].Key);
            context.Sink.Add(Explain(found, run, owner, isBlock ? Indented(run, owner) : []));
            foreach (var entry in run.Prepend(owner))
                Settle(entry, context.Sink);
            return run;
        }

        return [];
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
        var found = ShapeDiagnostics.UnknownKey.At(first.Key.At, $"`{first.Name}` is among the {noun}s, but is a key of one");
        return owner is { } whose
            ? Explain(found, run, whose, Indented(run, whose))
            : WithOthers(found, run).WithHelp($"indent {It(run)} under the name of a {noun}");
    }

    private static Diagnostic Explain(Diagnostic found, List<Entry> run, Entry owner, TextEdit[] edits)
    {
        var help = $"indent {It(run)} under `{owner.Name}`";
        found = WithOthers(found, run).WithLabel(help).WithHelp(help);
        return edits.Length > 0 ? found.WithFix($"indent {It(run)}", Applicability.Unsafe, edits) : found;
    }

    private static Diagnostic WithOthers(Diagnostic found, List<Entry> run) =>
        run.Skip(1).Aggregate(found, static (found, other) => found.See(other.Key.At, "so is this"));

    private static string It(List<Entry> run) => run.Count == 1 ? "it" : "them";

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
