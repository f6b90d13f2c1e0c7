using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>Items in file order.</summary>
public sealed record Sequence(Location At, ImmutableArray<Node> Items) : Node(At)
{
    public int Count => Items.Length;
}
