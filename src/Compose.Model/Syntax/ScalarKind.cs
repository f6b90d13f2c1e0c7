namespace Compose.Model.Syntax;

/// <summary>The type YAML gives a scalar, by the rules of the reference (spec 1.0: yes/no/on/off are strings).</summary>
public enum ScalarKind
{
    String,
    Null,
    Bool,
    Int,
    Float,
    Timestamp,
}
