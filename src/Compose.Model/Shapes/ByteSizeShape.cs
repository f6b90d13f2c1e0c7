using System.Globalization;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A size in bytes. The long form is decimal text; zero and, by a quirk of the reference, any fraction become null.</summary>
public sealed class ByteSizeShape(ScalarTypes types = ScalarTypes.Number | ScalarTypes.Text) : ScalarShape(types)
{
    internal override bool IsReadLast => true;

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind == ScalarKind.String && ByteSize.Check(scalar.Text) is { } mistake)
            context.Report(scalar, mistake);
        else if (scalar.Kind == ScalarKind.Float)
            context.Sink.Add(Ignored(scalar, context.Subject));
    }

    private static Diagnostics.Diagnostic Ignored(Scalar scalar, string subject) =>
        ShapeDiagnostics
            .ValueSurprise.At(scalar.At, $"{subject} is a fraction without a unit, which has no effect")
            .WithHelp("write whole bytes, or a unit: `1.5g`");

    internal override Node Canonical(Node node, ShapeContext context)
    {
        if (node is not Scalar { Kind: not ScalarKind.Null } scalar)
            return node;
        long bytes;
        if (scalar.Kind == ScalarKind.String && !ByteSize.TryParse(scalar.Text, out bytes))
            return node;
        bytes = scalar.Kind switch
        {
            ScalarKind.String => ByteSize.TryParse(scalar.Text, out var read) ? read : 0,
            ScalarKind.Int => ScalarReading.Whole(scalar) ?? 0,
            _ => 0,
        };
        return bytes == 0 && Emit == Emit.UnlessEmpty
            ? Scalar.Null(scalar.At)
            : scalar with
            {
                Text = bytes.ToString(CultureInfo.InvariantCulture),
                Kind = ScalarKind.String,
            };
    }
}
