namespace Compose.Model.Syntax;

/// <summary>How a scalar was written.</summary>
public enum ScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}
