using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>True unless switched off, so true need not be said and leaves with the long form.</summary>
internal sealed class OptOutShape() : ScalarShape(ScalarTypes.Flag | ScalarTypes.Text)
{
    internal override bool IsReadLast => true;

    private static readonly FlagShape Flag = new();

    internal override string Expected() => Flag.Expected();

    private protected override void CheckValue(Scalar scalar, ShapeContext context) => Flag.Check(scalar, context);

    internal override Node Canonical(Node node, ShapeContext context) =>
        Flag.Canonical(node, context) is Scalar { Kind: ScalarKind.Bool, Text: "true" or "True" or "TRUE" } ? Scalar.Null(node.At)
            : Flag.Canonical(node, context);
}
