using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>
/// A line for a shell, even when it says <c>NONE</c>, or a list that begins with <c>CMD</c>, <c>CMD-SHELL</c> or <c>NONE</c> (spec 1.6).
/// </summary>
internal sealed class HealthTestShape : EitherShape
{
    public HealthTestShape()
    {
        IsSpelling = true;
        Text = new TextShape();
        List = new ListShape(new TextShape());
        FromText = static line => new Sequence(line.At, [Scalar.String(line.At, "CMD-SHELL"), line]) { Origin = line.Origin };
    }
}
