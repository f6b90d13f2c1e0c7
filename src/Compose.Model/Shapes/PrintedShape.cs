using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>
/// A value of any kind that becomes text, as an environment variable does; its long form is the text the reference prints for it.
/// </summary>
public class PrintedShape(ScalarTypes types) : ScalarShape(types)
{
    /// <summary>Whether no value becomes empty text; else it stays no value.</summary>
    internal bool NullIsEmpty { get; init; }

    /// <summary>Finds what is wrong with the text; null when nothing is.</summary>
    internal Func<string, Mistake?>? Grammar { get; init; }

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind is ScalarKind.Float && !double.IsFinite(GoNumber.ToDouble(scalar.Text)))
            context.Refuse(scalar, new Wanted("a finite number") { Texts = ScalarTypes.Text });
        else if (scalar.Kind is not ScalarKind.String && GoNumber.ToText(scalar) is var text && text != scalar.Text)
            context.Sink.Add(
                ShapeDiagnostics
                    .ValueSurprise.At(scalar.At, $"`{scalar.Text}` is {ShapeDiagnostics.Kind(scalar)} in YAML and becomes `{text}`")
                    .WithHelp($"quote it to keep the text: `\"{scalar.Text}\"`")
            );
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
