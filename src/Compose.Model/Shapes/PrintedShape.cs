using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A value of any type that becomes text, such as an environment variable; the long form is the reference's text for it.</summary>
public class PrintedShape(ScalarTypes types) : ScalarShape(types)
{
    /// <summary>Whether null becomes empty text; else it stays null.</summary>
    internal bool NullIsEmpty { get; init; }

    /// <summary>Returns the mistake in a text; null when valid.</summary>
    internal Func<string, Mistake?>? Grammar { get; init; }

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind is ScalarKind.Float && !double.IsFinite(GoNumber.ToDouble(scalar.Text)))
            context.Refuse(scalar, new Wanted("a finite number") { Texts = ScalarTypes.Text, Quoted = context.Quoted(scalar, this) });
        else if (scalar.Kind is not ScalarKind.String && GoNumber.ToText(scalar) is var text && text != scalar.Text)
            context.Sink.Add(ShapeDiagnostics.Converted(scalar, text));
        else if (Grammar?.Invoke(GoNumber.ToText(scalar)) is { } mistake)
            context.Report(scalar, mistake);
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        node switch
        {
            Scalar { Kind: ScalarKind.Null } nothing => NullIsEmpty ? Scalar.String(nothing.At, "") : nothing,
            Scalar { Kind: not ScalarKind.String } scalar => scalar with { Text = GoNumber.ToText(scalar), Kind = ScalarKind.String },
            _ => node,
        };
}
