using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A value with short and long spellings, selected by the kind of the node, not by trial.</summary>
public class EitherShape : Shape
{
    /// <summary>The shape of a single value; null when not allowed.</summary>
    public ScalarShape? Text { get; init; }

    /// <summary>The shape of a list; null when not allowed.</summary>
    public Shape? List { get; init; }

    /// <summary>The shape of a mapping; null when not allowed.</summary>
    public Shape? Mapping { get; init; }

    /// <summary>Whether null is allowed.</summary>
    public bool OrNull { get; init; }

    /// <summary>Whether the spellings differ only in how the text is split, as a command line and a list of words do.</summary>
    internal bool IsSpelling { get; init; }

    internal override bool KeepsSpelling => IsSpelling;

    /// <summary>The long form of a single value; null when malformed.</summary>
    internal Func<Scalar, Node?>? FromText { get; init; }

    /// <summary>Whether the text's long form depends on the values of its variables, so that there is none before substitution.</summary>
    internal Func<string, bool>? IsUndecided { get; init; }

    /// <summary>The long form of a list.</summary>
    internal Func<Sequence, Node>? FromList { get; init; }

    public override Shape? Child(string key) => Mapping?.Child(key);

    public override Shape? Item => List?.Item;

    public override ObjectShape? AsObject => Mapping?.AsObject;

    internal override void Check(Node node, ShapeContext context)
    {
        if (OrNull && node.IsNull)
            return;
        // A number where text is expected: a list or mapping would also be valid, so name all three.
        if (Choose(node) is { } shape && !(node is Scalar single && Text?.Accepts(single) == false))
            shape.Check(node, context);
        else
            context.Refuse(
                node,
                new Wanted(Expected())
                {
                    Texts = Text?.Types ?? ScalarTypes.None,
                    Quoted = context.Quoted(node, this),
                    Item = List?.Item,
                    Mapping = Mapping,
                }
            );
    }

    internal override Node Canonical(Node node, ShapeContext context)
    {
        if (node.IsNull)
            return node;
        if (Choose(node) is not { } shape)
            return node;
        node = context.Canonical(node, shape);
        var longer = node switch
        {
            Scalar scalar when context.Grammars || IsUndecided?.Invoke(scalar.Text) != true => FromText?.Invoke(scalar),
            // These names become keys, and a variable in a key is never substituted.
            Sequence list
                when context.Grammars || !list.Items.Any(static item => item is Scalar { Text: var text } && text.Contains('$')) =>
                FromList?.Invoke(list),
            _ => null,
        };
        return longer is null ? node
            : Choose(longer) is { } next && next != shape ? context.Canonical(longer, next)
            : longer;
    }

    private Shape? Choose(Node node) =>
        node switch
        {
            Scalar { Kind: ScalarKind.Null } => Text is { } text && text.Types.HasFlag(ScalarTypes.Null) ? text : null,
            Scalar => Text,
            Sequence => List,
            _ => Mapping,
        };

    private string Expected()
    {
        var words = new List<string>();
        if (Text is not null)
            words.Add(Text.Expected());
        if (Mapping is not null)
            words.Add("a mapping");
        if (List is not null)
            words.Add("a list");
        return ShapeDiagnostics.Join(words, "or");
    }

    internal override void WriteSchema(SchemaWriter writer)
    {
        var json = writer.Json;
        json.WriteStartArray("anyOf");
        foreach (var shape in (ReadOnlySpan<Shape?>)[Text, List, Mapping])
            if (shape is not null)
                writer.Write(shape);
        if (OrNull)
        {
            json.WriteStartObject();
            json.WriteString("type", "null");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
