using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>
/// SSH agents and keys of a build: <c>default</c>, or <c>id=path</c>, as a list or a mapping. The long form is the list, sorted, in a
/// spelling that can be read back; the reference prints its own in hash table order and cannot print JSON at all.
/// </summary>
public sealed class SshShape : EitherShape
{
    public SshShape()
    {
        List = new ListShape(new TextShape { Grammar = CheckItem }) { Distinct = true };
        Mapping = new MapShape(new PrintedShape(ScalarTypes.Text | ScalarTypes.Number | ScalarTypes.Flag | ScalarTypes.Null));
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        node switch
        {
            Syntax.Mapping mapping => new Sequence(mapping.At, Sorted(mapping.Entries.Select(Spelled))) { Origin = mapping.Origin },
            Sequence list => list with { Items = Sorted(list.Items) },
            _ => node,
        };

    private static ImmutableArray<Node> Sorted(IEnumerable<Node> keys) =>
        [.. keys.OrderBy(static item => (item as Scalar)?.Text, StringComparer.Ordinal)];

    private static Scalar Spelled(Entry entry) =>
        entry.Value is Scalar { Text.Length: > 0 } path
            ? path with
            {
                Text = $"{entry.Name}={GoNumber.ToText(path)}",
                Kind = ScalarKind.String,
            }
            : Scalar.String(entry.Value.At, entry.Name);

    private static Mistake? CheckItem(string text) =>
        text == "default" || text.IndexOf('=') > 0
            ? null
            : Mistake.Of(
                ShapeDiagnostics.InvalidShortForm,
                text,
                $"`{text}` is not a key",
                "write `default` for the agent, or `id=path` for a key"
            );
}
