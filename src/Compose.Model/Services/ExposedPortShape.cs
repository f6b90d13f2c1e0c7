using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>
/// A port other containers may reach: <c>80</c>, <c>53/udp</c>, <c>3000-3005</c>. The reference takes any text; what is no port is pointed
/// at.
/// </summary>
internal sealed class ExposedPortShape() : PrintedShape(ScalarTypes.Number | ScalarTypes.Text)
{
    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind == ScalarKind.Float) context.Refuse(scalar, new Wanted("a whole number or a string") { Texts = ScalarTypes.Text });
        else if (PortSyntax.Check(GoNumber.ToText(scalar)) is { } mistake)
            context.Report(scalar, mistake.Tolerated);
    }
}
