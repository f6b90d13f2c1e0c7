using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>The values of a provider's option: one or several of any kind; the long form is a list of texts.</summary>
internal sealed class ProviderOptionShape : EitherShape
{
    private const ScalarTypes Any = ScalarTypes.Text | ScalarTypes.Number | ScalarTypes.Flag;

    public ProviderOptionShape()
    {
        Text = new PrintedShape(Any);
        List = new ListShape(new PrintedShape(Any));
        FromText = LongForm.ListOf;
    }

    // As long as files follow, one value stays one, so that a later file can put another in its place.
    internal override Node Canonical(Node node, ShapeContext context) => context.IsLast ? base.Canonical(node, context) : node;
}
