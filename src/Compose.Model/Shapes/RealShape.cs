using System.Globalization;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A number, also as decimal text. The long form has 32-bit precision, as in the reference.</summary>
public sealed class RealShape(ScalarTypes types = ScalarTypes.Number | ScalarTypes.Text) : ScalarShape(types)
{
    internal override bool IsReadLast => true;

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind == ScalarKind.String && Cast != Cast.None)
            return;
        if (ScalarReading.Real(scalar) is null)
            context.Report(
                scalar,
                Mistake.Of(
                    ShapeDiagnostics.InvalidType,
                    scalar.Text,
                    $"{context.Subject} must be a number, not `{scalar.Text}`",
                    "write a number such as `0.5`"
                )
            );
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        node is Scalar { Kind: not ScalarKind.Null } scalar && ScalarReading.Real(scalar) is { } value
            ? scalar with
            {
                Text = ((float)value).ToString("R", CultureInfo.InvariantCulture),
                Kind = ScalarKind.Float,
            }
            : node;
}
