using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Mounts and the container's own file system.
public sealed partial class Service
{
    public const string VolumesKey = "volumes";
    public ImmutableArray<ServiceVolume> Volumes => Items(VolumesKey, static node => new ServiceVolume(node));
    private static AttributeSpec VolumesSpec =>
        new(
            VolumesKey,
            new ListShape(ServiceVolume.ItemShape)
            {
                Description = "Mounts: `[source:]target[:options]`.",
                Distinct = true,
                Unique = UniqueBy.Target,
            }
        );

    public const string VolumesFromKey = "volumes_from";
    public ImmutableArray<string> VolumesFrom => List(VolumesFromKey);
    private static AttributeSpec VolumesFromSpec =>
        new(
            VolumesFromKey,
            new ListShape(new TextShape()) { Description = "Services or containers whose volumes are mounted too.", Distinct = true }
        );

    public const string TmpfsKey = "tmpfs";
    public ImmutableArray<string> Tmpfs => List(TmpfsKey);
    private static AttributeSpec TmpfsSpec =>
        new(
            TmpfsKey,
            new TextListShape
            {
                Description = "tmpfs mounts: `path[:options]`.",
                Merge = MergeRule.AsList,
                Unique = UniqueBy.Key,
            }
        );

    public const string ConfigsKey = "configs";
    public ImmutableArray<FileMount> Configs => Items(ConfigsKey, static node => new FileMount(node));
    private static AttributeSpec ConfigsSpec =>
        new(ConfigsKey, new ListShape(new FileMountShape()) { Description = "Configs mounted as files.", Unique = UniqueBy.ConfigTarget });

    public const string SecretsKey = "secrets";
    public ImmutableArray<FileMount> Secrets => Items(SecretsKey, static node => new FileMount(node));
    private static AttributeSpec SecretsSpec =>
        new(SecretsKey, new ListShape(new FileMountShape()) { Description = "Secrets mounted as files.", Unique = UniqueBy.SecretTarget });

    public const string ReadOnlyKey = "read_only";
    public bool ReadOnly => Flag(ReadOnlyKey) ?? false;
    private static AttributeSpec ReadOnlySpec =>
        new(ReadOnlyKey, new FlagShape { Description = "Whether the container's root file system is read-only.", Cast = Cast.Bool });

    public const string ShmSizeKey = "shm_size";
    public long? ShmSize => Whole(ShmSizeKey);
    private static AttributeSpec ShmSizeSpec => new(ShmSizeKey, new ByteSizeShape { Description = "Size of `/dev/shm` in bytes." });

    public const string StorageOptKey = "storage_opt";
    public ImmutableArray<KeyValuePair<string, string>> StorageOpt => Map(StorageOptKey);
    private const ScalarTypes AnyValue = ScalarTypes.Number | ScalarTypes.Text | ScalarTypes.Flag | ScalarTypes.Null;
    private static AttributeSpec StorageOptSpec =>
        new(
            StorageOptKey,
            new MapShape(new PrintedShape(AnyValue) { NullIsEmpty = true }) { Description = "Options of the storage driver." }
        );
}
