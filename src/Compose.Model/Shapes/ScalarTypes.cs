namespace Compose.Model.Shapes;

/// <summary>The types of single values an attribute accepts.</summary>
[Flags]
public enum ScalarTypes
{
    None = 0,
    Text = 1,
    Whole = 2,

    /// <summary>Whole numbers and fractions.</summary>
    Number = 4 | Whole,
    Flag = 8,
    Null = 16,
}

/// <summary>The type that substituted text is converted to (spec 2.5).</summary>
public enum Cast
{
    None,
    Int,
    Float,
    Bool,
}
