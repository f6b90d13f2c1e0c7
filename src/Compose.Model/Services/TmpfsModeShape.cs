using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>
/// Permission bits that are printed as a decimal number. Octal text is understood too; the reference accepts it only to fail over it later.
/// </summary>
internal sealed class TmpfsModeShape() : ScalarShape(ScalarTypes.Number | ScalarTypes.Text)
{
    internal override bool IsReadLast => true;

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind == ScalarKind.String && Shapes.FileMode.Parse(scalar.Text) is null)
            context.Report(scalar, Mistake.Of(ShapeDiagnostics.InvalidLinuxValue with { Severity = Diagnostics.Severity.Error, IsTolerated = false },
                scalar.Text, $"`{scalar.Text}` are not permission bits", "write octal digits: `0755`"));
    }

    internal override Node Canonical(Node node, ShapeContext context) => node switch
    {
        Scalar { Kind: ScalarKind.String } text when Shapes.FileMode.Parse(text.Text) is { } bits => Scalar.Int(text.At, bits),
        Scalar { Kind: not ScalarKind.Null } number when ScalarReading.Whole(number) is { } bits => Scalar.Int(number.At, bits),
        _ => node,
    };
}
