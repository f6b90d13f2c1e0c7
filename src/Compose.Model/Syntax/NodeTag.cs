namespace Compose.Model.Syntax;

/// <summary>The two tags of the Compose Specification that steer merging (spec, "Merge", reset and override).</summary>
public enum NodeTag
{
    None,
    Reset,
    Override,
}
