namespace Compose.Model.Shapes;

/// <summary>The type substituted text takes at a path (spec 2.5).</summary>
public enum Cast
{
    None,
    Int,
    Float,
    Bool,
}
