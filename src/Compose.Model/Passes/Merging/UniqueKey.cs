using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>The text that identifies a list item. Short forms are compared as written, long ones by meaning.</summary>
internal static class UniqueKey
{
    /// <summary>Null when the item has no such text and is therefore unique.</summary>
    public static ReadOnlyMemory<char>? Of(Node item, UniqueBy by) =>
        by switch
        {
            UniqueBy.Key => item is Scalar scalar ? BeforeEquals(scalar.Text) : null,
            UniqueBy.Text => (item as Scalar)?.Text.AsMemory(),
            UniqueBy.Port => Port(item)?.AsMemory(),
            UniqueBy.Target => Member(item, ServiceVolume.TargetKey),
            UniqueBy.ConfigTarget => Mount(item, "")?.AsMemory(),
            UniqueBy.SecretTarget => Mount(item, FileMount.SecretFolder)?.AsMemory(),
            UniqueBy.Path => Member(item, EnvFile.PathKey),
            _ => null,
        };

    private static ReadOnlyMemory<char> BeforeEquals(string text) =>
        text.IndexOf('=') is >= 0 and var at ? text.AsMemory(0, at) : text.AsMemory();

    private static ReadOnlyMemory<char>? Member(Node item, string key) =>
        (item is Mapping mapping ? mapping.TextAt(key) : (item as Scalar)?.Text)?.AsMemory();

    private static string? Port(Node item) =>
        item switch
        {
            Scalar scalar => scalar.Text,
            Mapping port when port.TextAt(PortMapping.TargetKey) is { } target =>
                $"{port.TextAt(PortMapping.HostIpKey) ?? "0.0.0.0"}:{port.TextAt(PortMapping.PublishedKey)}:{target}"
                    + $"/{port.TextAt(PortMapping.ProtocolKey) ?? PortSyntax.DefaultProtocol}",
            _ => null,
        };

    private static string? Mount(Node item, string folder) =>
        item switch
        {
            Scalar scalar => $"{folder}/{scalar.Text}",
            Mapping mount => mount.TextAt(FileMount.TargetKey) ?? $"{folder}/{mount.TextAt(FileMount.SourceKey)}",
            _ => null,
        };
}
