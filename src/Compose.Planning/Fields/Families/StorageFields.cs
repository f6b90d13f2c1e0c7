using Compose.Engine.Wire;
using Compose.Model.Services;
using Compose.Planning.Requests;

namespace Compose.Planning.Fields.Families;

/// <summary>Volumes, files and memory that are mounted, each by the path in the container.</summary>
internal static class StorageFields
{
    public static IEnumerable<Field> All =>
        [
            new Field(Service.VolumesKey, Volumes),
            new Field(Service.ConfigsKey, sides => Files(sides, Service.ConfigsKey, secrets: false)),
            new Field(Service.SecretsKey, sides => Files(sides, Service.SecretsKey, secrets: true)),
            new Field(Service.UseApiSocketKey, ApiSocketField.Compare),
            new Field(Service.VolumesFromKey, VolumesFrom),
            Field.Map(Service.TmpfsKey, static side => side.Host.Tmpfs?.ToDictionary(
                static mount => mount.Key,
                static mount => mount.Value.Length == 0 ? "mounted" : mount.Value,
                StringComparer.Ordinal
            )),
            Field.Map(Service.StorageOptKey, static side => side.Host.StorageOpt),
        ];

    private static IEnumerable<Difference> Volumes(Comparison sides) =>
        Field
            .ByName(
                Service.VolumesKey,
                sides,
                side =>
                    MountTexts.Of(
                        side.Host,
                        sides.Request.Project.Directory,
                        mount => !IsFile(sides, side, mount) && !IsInherited(sides, mount)
                    ),
                _ => Doubt.None
            )
            .Where(difference => !ApiSocketField.Owns(sides, difference));

    /// <summary>Whether it is a volume that the image declares: a replacement container inherits it.</summary>
    private static bool IsInherited(Comparison sides, Mount mount) =>
        MountTexts.IsAnonymous(mount)
        && sides.Service.Volumes.All(volume => volume.Target != mount.Target)
        && sides.Image.Volumes?.Contains(mount.Target) is true;

    private static IEnumerable<Difference> Files(Comparison sides, string attribute, bool secrets) =>
        Field.ByName(
            attribute,
            sides,
            side =>
                (side.Host.Mounts ?? [])
                    .Where(mount => IsFile(sides, side, mount) && IsSecret(sides.Service, mount) == secrets)
                    .GroupBy(mount => NameOf(mount.Target))
                    .ToDictionary(
                        static same => same.Key,
                        same => MountTexts.Relative(same.Last().Source ?? "", sides.Request.Project.Directory),
                        StringComparer.Ordinal
                    ),
            _ => Doubt.None
        );

    /// <summary>Whether it is a secret or config: a plain read-only bind that is not among the service's volumes.</summary>
    private static bool IsFile(Comparison sides, Side side, Mount mount)
    {
        if (mount is not { Type: "bind", ReadOnly: true } || sides.Service.Volumes.Any(volume => volume.Target == mount.Target))
            return false;
        var isKnown = Targets(sides.Service).Contains(mount.Target);
        // The reference sends empty options with secrets.
        return isKnown
            || (ReferenceEquals(side, sides.Observed) && (mount.BindOptions is null || IsInSecretFolder(mount.Target)));
    }

    private static bool IsSecret(Service service, Mount mount) =>
        service.Secrets.Any(use => FileMounts.SecretTarget(use) == mount.Target)
        || (
            IsInSecretFolder(mount.Target)
            && service.Configs.All(use => FileMounts.ConfigTarget(use) != mount.Target)
        );

    private static IEnumerable<string> Targets(Service service) =>
        service.Configs.Select(FileMounts.ConfigTarget).Concat(service.Secrets.Select(FileMounts.SecretTarget));

    private static string NameOf(string target) =>
        IsInSecretFolder(target) ? target[(FileMount.SecretFolder.Length + 1)..] : target;

    private static bool IsInSecretFolder(string target) => target.StartsWith(FileMount.SecretFolder + "/", StringComparison.Ordinal);

    private static IEnumerable<Difference> VolumesFrom(Comparison sides) =>
        Field.Sets(
            Service.VolumesFromKey,
            "",
            sides,
            side => side.Host.VolumesFrom?.Select(source => Peers.NamedSource(sides, source))
        );
}
