using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;

namespace Compose.Model.Loading;

/// <summary>
/// Judges the repairs of a file that is not YAML. Indentation and colons decide what belongs to what, and the reader guesses: a repair is
/// safe only if all of them together leave no error in the lines they touch, put no key below another one, and make no variable or label of
/// what may be an attribute.
/// </summary>
internal static class Repairs
{
    // Doubtful repairs can make others doubtful.
    private const int MostRounds = 8;

    public static void Judge(DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (!sink.HasErrors)
            return;
        var found = sink.ToImmutable();
        foreach (var group in found.Where(IsRepair).GroupBy(static f => f.At.Source))
        {
            var rest = found.Where(f => f.Severity == Severity.Error && f.At.Source == group.Key && !IsRepair(f)).ToList();
            var certain = Certain(group.Key, [.. group], rest, cancellationToken);
            foreach (var repair in group)
                if (!certain.Contains(repair))
                    sink.Replace(
                        repair,
                        repair with
                        {
                            Fixes = [.. repair.Fixes.Select(static fix => fix with { Applicability = Applicability.Unsafe })],
                        }
                    );
        }
    }

    private static bool IsSafe(Fix fix) => fix.Applicability == Applicability.Safe;

    private static bool IsRepair(Diagnostic found) => found.Descriptor.Is(SyntaxDiagnostics.YamlSyntax) && found.Fixes.Any(IsSafe);

    private static List<Diagnostic> Certain(
        SourceText source,
        List<Diagnostic> repairs,
        List<Diagnostic> rest,
        CancellationToken cancellationToken
    )
    {
        var before = Outline.Of(source, cancellationToken);
        for (var round = 0; round < MostRounds && repairs.Count > 0; round++)
        {
            var edits = new List<TextEdit>();
            var doubtful = new HashSet<Diagnostic>();
            foreach (var repair in repairs)
                if (repair.Fixes[0].Edits.Any(edit => edits.Exists(other => EditedText.Collide(edit, other))))
                    doubtful.Add(repair);
                else
                    edits.AddRange(repair.Fixes[0].Edits);

            var edited = new EditedText(source, edits);
            var left = new DiagnosticSink();
            var file = YamlReader.Parse(edited.After, left, cancellationToken);
            var after = new Outline(file);
            var displaced = before.Displaced(after, edited).ToList();
            List<int> wrong =
            [
                .. left.ToImmutable().Where(static f => f.Severity == Severity.Error).Select(static f => f.At.Start.Line),
                .. rest.SelectMany(static f => f.Related.Select(static r => r.At).Append(f.At))
                    .Where(at => at.Source == source)
                    .Select(static at => at.Start.Line),
                .. displaced.Select(key => source.PositionOf(key).Line),
                .. file
                    .Documents.SelectMany(static document => Strays(document.Root, ComposeFile.Shape, []))
                    .Select(static key => key.At.Start.Line),
            ];
            foreach (var repair in repairs)
            {
                var (first, last) = Touched(repair.Fixes[0], edited.After);
                if (wrong.Exists(line => first <= line && line <= last))
                    doubtful.Add(repair);
            }

            if (doubtful.Count == 0)
                return displaced.Count == 0 ? repairs : [];
            repairs = repairs.FindAll(repair => !doubtful.Contains(repair));
        }

        return [];
    }

    /// <summary>Keys among freely chosen names, such as variables, that an object around them has: they may belong there.</summary>
    private static IEnumerable<Scalar> Strays(Node node, Shape? shape, ImmutableStack<ObjectShape> around)
    {
        if (node.Origin is not null || shape is null)
            return [];
        if (node is Sequence list)
            return list.Items.SelectMany(item => Strays(item, shape.Item, around));
        if (node is not Mapping mapping)
            return [];
        if (shape.AsObject is { } known)
            return mapping.Entries.SelectMany(entry => Strays(entry.Value, known.Child(entry.Name), around.Push(known)));
        return mapping.Entries.SelectMany(entry =>
            around.Any(outer => outer.Find(entry.Name) is not null) ? [entry.Key] : Strays(entry.Value, shape.Child(entry.Name), around)
        );
    }

    /// <summary>The lines that a repair changes, and those below its last one that are deeper. It adds and removes no lines.</summary>
    private static (int First, int Last) Touched(Fix fix, SourceText after)
    {
        var (first, last) = (fix.Edits.Min(static e => e.At.Start.Line), fix.Edits.Max(static e => e.At.Start.Line));
        var indent = Indent(after.Line(last));
        while (last < after.LineCount && (after.Line(last + 1).IsWhiteSpace() || Indent(after.Line(last + 1)) > indent))
            last++;
        return (first, last);
    }

    private static int Indent(ReadOnlySpan<char> line) => line.IndexOfAnyExcept(' ');
}
