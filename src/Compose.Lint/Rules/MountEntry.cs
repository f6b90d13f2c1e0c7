using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules;

/// <summary>An entry of <c>volumes</c>, <c>secrets</c> or <c>configs</c> of a service, as typed in one file.</summary>
internal sealed class MountEntry
{
    /// <summary>The lists that mount something.</summary>
    public static readonly string[] Lists = [Service.VolumesKey, Service.SecretsKey, Service.ConfigsKey];

    public required Node Node { get; init; }

    /// <summary>Null for an anonymous volume and for tmpfs.</summary>
    public string? Source { get; init; }

    /// <summary>The path in the container, as Compose compares it; null when it is unknown.</summary>
    public string? Target { get; init; }

    public static MountEntry[] Of(Mapping service, string list)
    {
        if (service[list] is not Sequence { Tag: not NodeTag.Reset } sequence)
            return [];
        var entries = new MountEntry[sequence.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = list switch
            {
                Service.VolumesKey => OfVolume(sequence.Items[i]),
                Service.SecretsKey => OfFile(sequence.Items[i], FileMount.SecretFolder),
                _ => OfFile(sequence.Items[i], ""),
            };
        return entries;
    }

    private static MountEntry OfVolume(Node node)
    {
        if (node is not Scalar text)
            return Long(node, TextAt(node, ServiceVolume.TargetKey));
        if (VolumeSyntax.Parse(text.Text) is not { } mount)
            return new MountEntry { Node = node };
        // A variable alone may be a whole mount; a volume with a name of one letter is read as a drive and becomes part of the target.
        return new MountEntry
        {
            Node = node,
            Source = mount.Source ?? (text.Text is [var letter, ':', ..] && char.IsAsciiLetter(letter) ? text.Text[..1] : null),
            Target = mount.Source is null && text.Text.StartsWith('$') ? null : mount.Target,
        };
    }

    private static MountEntry OfFile(Node node, string folder) =>
        node is Scalar name
            ? new MountEntry
            {
                Node = node,
                Source = name.Text,
                Target = $"{folder}/{name.Text}",
            }
            : Long(node, TextAt(node, FileMount.TargetKey) ?? $"{folder}/{TextAt(node, FileMount.SourceKey)}");

    private static MountEntry Long(Node node, string? target) =>
        new()
        {
            Node = node,
            Source = TextAt(node, ServiceVolume.SourceKey),
            Target = target,
        };

    private static string? TextAt(Node node, string key) =>
        node is Mapping mount && mount[key] is Scalar { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;
}
