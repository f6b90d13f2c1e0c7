using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Passes.Merging;

/// <summary>
/// Which side of a merge is the newcomer, so that every value says how it came to its place. A mark covers all below it that has none of
/// its own.
/// </summary>
/// <param name="Base">The step that brings the base: extends, include; null when the base was there before.</param>
/// <param name="Via">What asked for it: the extends key, the include entry.</param>
internal sealed record Marking(Step? Base, Location? Via)
{
    /// <summary>A later file over the model so far.</summary>
    public static readonly Marking Override = new(null, null);

    public static Marking Extends(Location via) => new(Step.Extends, via);

    public static Marking Include(Location via) => new(Step.Include, via);

    /// <summary>A value of the base that stays.</summary>
    public Node Kept(Node node) => Base is { } step ? node with { Origin = new Origin(step, Via, null, node.Origin) } : node;

    /// <summary>A value of the later side; <paramref name="replaced"/> is what stood there before.</summary>
    public Node Came(Node node, Node? replaced) =>
        Base is null ? node with { Origin = new Origin(Step.Override, replaced?.At, null, node.Origin) } : node;
}
