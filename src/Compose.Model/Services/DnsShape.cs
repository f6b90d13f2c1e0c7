using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>One or more name servers. Empty texts are dropped, so that a variable may leave the attribute unset.</summary>
internal sealed class DnsShape : EitherShape
{
    public DnsShape()
    {
        Text = new TextShape { Grammar = IpAddress.Check };
        List = new ListShape(new TextShape { Grammar = IpAddress.Check }) { Distinct = true };
        FromText = LongForm.ListOf;
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        base.Canonical(node, context) is Sequence servers
            ? servers with
            {
                Items = [.. servers.Items.Where(static item => item is not Scalar { Text: "" })],
            }
            : node;
}
