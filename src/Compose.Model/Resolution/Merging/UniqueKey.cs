using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resolution.Merging;

/// <summary>The text by which two items of a list are the same item.</summary>
internal static class UniqueKey
{
    /// <summary>Null when the item has no such text: then it is like no other.</summary>
    public static string? Of(Node item, Shape shape) => shape.Unique switch
    {
        UniqueBy.Key => item is Scalar scalar ? BeforeEquals(scalar.Text) : null,
        UniqueBy.Text => (item as Scalar)?.Text,
        UniqueBy.Port => Port(item),
        UniqueBy.Target => Target(item, shape.Item),
        UniqueBy.ConfigTarget => Mount(item, ""),
        UniqueBy.SecretTarget => Mount(item, "/run/secrets"),
        UniqueBy.Path => item is Mapping mapping ? mapping.TextAt("path") : (item as Scalar)?.Text,
        _ => null,
    };

    private static string BeforeEquals(string text) => text.IndexOf('=') is >= 0 and var at ? text[..at] : text;

    // Short forms are compared as written, long ones by what they bind: ranges unfold between the two passes.
    private static string? Port(Node item) => item switch
    {
        Scalar scalar => scalar.Text,
        Mapping port when port.TextAt("target") is { } target =>
            $"{port.TextAt("host_ip") ?? "0.0.0.0"}:{port.TextAt("published")}:{target}/{port.TextAt("protocol") ?? "tcp"}",
        _ => null,
    };

    private static string? Target(Node item, Shape? shape)
    {
        var mount = item is Scalar && shape is not null ? Merger.LongForm(item, shape) : item;
        return (mount as Mapping)?.TextAt("target");
    }

    private static string? Mount(Node item, string folder) => item switch
    {
        Scalar scalar => $"{folder}/{scalar.Text}",
        Mapping mount => mount.TextAt("target") ?? $"{folder}/{mount.TextAt("source")}",
        _ => null,
    };
}
