using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>
/// A single value. <paramref name="Text"/> is the content after unquoting, unescaping and substitution; numbers keep their spelling.
/// </summary>
public sealed record Scalar(Location At, string Text, ScalarKind Kind, ScalarStyle Style = ScalarStyle.Plain) : Node(At)
{
    /// <summary>The text before substitution; null when it holds no variables.</summary>
    public Substitution? Substitution { get; init; }

    /// <summary>A string nobody typed, located at what it belongs to.</summary>
    public static Scalar String(Location at, string text) => new(at, text, ScalarKind.String);

    public static Scalar Bool(Location at, bool value) => new(at, value ? "true" : "false", ScalarKind.Bool);

    public static Scalar Int(Location at, long value) =>
        new(at, value.ToString(System.Globalization.CultureInfo.InvariantCulture), ScalarKind.Int);

    public static Scalar Null(Location at) => new(at, "", ScalarKind.Null);
}

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

/// <summary>How a scalar was written.</summary>
public enum ScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}
