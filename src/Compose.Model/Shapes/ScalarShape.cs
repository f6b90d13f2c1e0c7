using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A single value of certain types. Subclasses check the text and define the long form.</summary>
public class ScalarShape(ScalarTypes types) : Shape
{
    /// <summary>The name of the type in messages.</summary>
    internal const string Text = "a string";

    /// <summary>The accepted types.</summary>
    public ScalarTypes Types => types;

    /// <summary>The smallest accepted number; text is not compared.</summary>
    public long? Minimum { get; init; }

    /// <summary>The largest accepted number; text is not compared.</summary>
    public long? Maximum { get; init; }

    /// <summary>Whether the value is parsed only once all files are merged (<see cref="ShapeContext.IsLast"/>).</summary>
    internal virtual bool IsReadLast => false;

    internal override bool KeepsSpelling => true;

    internal override void Check(Node node, ShapeContext context)
    {
        if (node is not Scalar scalar || !Accepts(scalar))
        {
            context.Refuse(
                node,
                new Wanted(Expected())
                {
                    Texts = types,
                    Quoted = context.Quoted(node, this),
                    Joint = Joint,
                    Key = context.Key,
                }
            );
            return;
        }

        if (scalar.Kind is ScalarKind.Int or ScalarKind.Float && IsOutOfRange(scalar))
            context.Sink.Add(ShapeDiagnostics.OutOfRange(scalar, context.Subject, Minimum, Maximum));
        else if (context.Grammars && !scalar.IsNull && (context.IsLast || !IsReadLast))
            CheckValue(scalar, context);
    }

    private protected virtual void CheckValue(Scalar scalar, ShapeContext context) { }

    internal bool Accepts(Scalar scalar) =>
        scalar.Kind switch
        {
            ScalarKind.Int => (types & ScalarTypes.Whole) != 0,
            ScalarKind.Float => types.HasFlag(ScalarTypes.Number)
                || types.HasFlag(ScalarTypes.Whole) && double.IsInteger(GoNumber.ToDouble(scalar.Text)),
            ScalarKind.Bool => types.HasFlag(ScalarTypes.Flag),
            ScalarKind.Null => types.HasFlag(ScalarTypes.Null),
            _ => types.HasFlag(ScalarTypes.Text),
        };

    private bool IsOutOfRange(Scalar scalar) =>
        (Minimum is not null || Maximum is not null) && ScalarReading.Real(scalar) is { } value && (value < Minimum || value > Maximum);

    /// <summary>The accepted types in words: "a string or a number".</summary>
    internal virtual string Expected()
    {
        var words = new List<string>();
        if (types.HasFlag(ScalarTypes.Text))
            words.Add(Text);
        if (types.HasFlag(ScalarTypes.Number))
            words.Add("a number");
        else if (types.HasFlag(ScalarTypes.Whole))
            words.Add("a whole number");
        if (types.HasFlag(ScalarTypes.Flag))
            words.Add("a boolean");
        return ShapeDiagnostics.Join(words, "or");
    }

    internal override void WriteSchema(SchemaWriter writer)
    {
        WriteTypes(writer);
        if (Minimum is { } minimum)
            writer.Json.WriteNumber("minimum", minimum);
        if (Maximum is { } maximum)
            writer.Json.WriteNumber("maximum", maximum);
    }

    private protected void WriteTypes(SchemaWriter writer)
    {
        var names = new List<string>();
        if (types.HasFlag(ScalarTypes.Text))
            names.Add("string");
        if (types.HasFlag(ScalarTypes.Number))
            names.Add("number");
        else if (types.HasFlag(ScalarTypes.Whole))
            names.Add("integer");
        if (types.HasFlag(ScalarTypes.Flag))
            names.Add("boolean");
        if (types.HasFlag(ScalarTypes.Null))
            names.Add("null");
        writer.WriteType(names);
    }
}
