using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Passes.Merging;

/// <summary>
/// Records which side of a merge is new, so that every value knows its origin. An origin applies to all nodes below that have none of their
/// own.
/// </summary>
/// <param name="Base">The step that adds the base: extends, include; null when the base was already present.</param>
/// <param name="Via">Its cause: the extends key or include entry.</param>
internal sealed record Marking(Step? Base, Location? Via)
{
    /// <summary>A later file merged over the model so far.</summary>
    public static readonly Marking Override = new(null, null);

    public static Marking Extends(Location via) => new(Step.Extends, via);

    public static Marking Include(Location via) => new(Step.Include, via);

    /// <summary>A base value that is kept.</summary>
    public Node Kept(Node node) => Base is { } step ? node with { Origin = new Origin(step, Via, null, node.Origin) } : node;

    /// <summary>A value of the later side; <paramref name="replaced"/> is the previous value.</summary>
    public Node Came(Node node, Node? replaced) =>
        Base is null ? node with { Origin = new Origin(Step.Override, replaced?.At, null, node.Origin) } : node;
}
