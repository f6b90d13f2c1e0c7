using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>Permission bits, as a number or as octal text; the long form is octal text with a leading zero: <c>0440</c>.</summary>
public sealed class FileModeShape() : ScalarShape(ScalarTypes.Number | ScalarTypes.Text)
{
    internal override bool IsReadLast => true;

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind == ScalarKind.String && FileMode.Parse(scalar.Text) is null)
            context.Report(
                scalar,
                Mistake.Of(
                    ShapeDiagnostics.InvalidLinuxValue with
                    {
                        Severity = Diagnostics.Severity.Error,
                        IsTolerated = false,
                    },
                    scalar.Text,
                    scalar.Text.Length == 0 ? "the file mode must not be empty" : $"`{scalar.Text}` is not a file mode",
                    "write octal digits: `0440`"
                )
            );
        else if (scalar.Kind == ScalarKind.Float)
            context.Refuse(scalar, new Wanted("a whole number"));
        else if (scalar is { Kind: ScalarKind.Int, Text: not ['0', ..] } && scalar.Text.AsSpan().IndexOfAnyExcept("01234567") < 0)
            context.Sink.Add(
                ShapeDiagnostics
                    .ValueSurprise.At(
                        scalar.At,
                        $"{context.Subject} {scalar.Text} is a decimal number: the mode becomes "
                            + $"{FileMode.Format(ScalarReading.Whole(scalar) ?? 0)}"
                    )
                    .WithHelp($"file modes are octal: write `0{scalar.Text}`")
            );
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        node switch
        {
            Scalar { Kind: ScalarKind.Int } number when ScalarReading.Whole(number) is { } bits => Printed(number, bits),
            Scalar { Kind: ScalarKind.String } text when FileMode.Parse(text.Text) is { } bits => Printed(text, bits),
            _ => node,
        };

    private static Scalar Printed(Scalar scalar, long bits) => scalar with { Text = FileMode.Format(bits), Kind = ScalarKind.String };
}
