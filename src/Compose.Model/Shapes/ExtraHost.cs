using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A name in the hosts file of a container.</summary>
/// <param name="Address">An address, or <c>host-gateway</c>.</param>
public readonly record struct ExtraHost(string Host, string Address)
{
    /// <summary>Reads the long form: a list of <c>host=address</c>, one for each address.</summary>
    internal static ImmutableArray<ExtraHost> ListOf(Node? node) =>
        node is Sequence list ? [.. list.Items.OfType<Scalar>().Select(Read)] : [];

    private static ExtraHost Read(Scalar item)
    {
        var split = item.Text.IndexOf('=');
        return split < 0 ? new ExtraHost(item.Text, "") : new ExtraHost(item.Text[..split], item.Text[(split + 1)..]);
    }
}
