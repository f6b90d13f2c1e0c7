using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>
/// A value of a compose file: <see cref="Scalar"/>, <see cref="Mapping"/> or <see cref="Sequence"/>. Later stages create new nodes that
/// keep the location of the typed value, so messages about merged, interpolated and canonicalised values still point at its characters.
/// Nodes are shared freely (an anchor used by ten services is one node): never rely on identity, never compare with record equality.
/// </summary>
public abstract record Node(Location At)
{
    /// <summary>How the value came to be here, unless it was simply read here.</summary>
    public Origin? Origin { get; init; }

    public NodeTag Tag { get; init; }

    public bool IsNull => this is Scalar { Kind: ScalarKind.Null };
}

/// <summary>The two tags of the Compose Specification that control merging (spec, "Merge", reset and override).</summary>
public enum NodeTag
{
    None,
    Reset,
    Override,
}
