using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>
/// A value of a compose file: <see cref="Scalar"/>, <see cref="Mapping"/> or <see cref="Sequence"/>. Later stages make new nodes that keep
/// the place of the value that was typed, so a message about a merged, interpolated and canonicalised value still points at its characters.
/// Nodes are shared freely (an anchor used by ten services is one node): never rely on identity, never compare with record equality.
/// </summary>
public abstract record Node(Location At)
{
    /// <summary>How the value came to be where it is, when it was not simply read there.</summary>
    public Origin? Origin { get; init; }

    public NodeTag Tag { get; init; }

    public bool IsNull => this is Scalar { Kind: ScalarKind.Null };
}

/// <summary>The two tags of the Compose Specification that steer merging (spec, "Merge", reset and override).</summary>
public enum NodeTag
{
    None,
    Reset,
    Override,
}
