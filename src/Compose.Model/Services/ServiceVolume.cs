using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A mount of a container (spec 1.8b).</summary>
public sealed class ServiceVolume(Mapping node) : View(node)
{
    public const string TypeKey = "type";
    public const string SourceKey = "source";
    public const string TargetKey = "target";
    public const string ReadOnlyKey = "read_only";
    public const string BindKey = "bind";
    public const string VolumeKey = "volume";

    /// <summary>The type of a mount of a host file or folder.</summary>
    internal const string BindType = "bind";

    /// <summary>The type of a mount of a volume.</summary>
    internal const string VolumeType = "volume";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new MountShape([
            new(
                TypeKey,
                new TextShape { Description = "What is mounted.", Values = [BindType, VolumeType, "tmpfs", "cluster", "npipe", "image"] }
            )
            {
                Required = true,
            },
            new(SourceKey, new TextShape { Description = "The host's path, the volume's key or the image." }) { WrongNames = ["src"] },
            new(TargetKey, new TextShape { Description = "The path in the container." })
            {
                Required = true,
                WrongNames = ["dst", "dest", "destination"],
            },
            new(ReadOnlyKey, new FlagShape { Description = "Whether the mount is read-only.", Cast = Cast.Bool })
            {
                WrongNames = ["readonly", "ro"],
            },
            new("consistency", new TextShape { Description = "Consistency requirement; ignored by most platforms." }),
            new(BindKey, BindOptions.Shape),
            new(VolumeKey, VolumeOptions.Shape),
            new("tmpfs", TmpfsOptions.Shape),
            new("image", ImageOptions.Shape),
        ]);

    /// <summary>The long form, or <c>source:target:options</c>.</summary>
    internal static Shape ItemShape { get; } =
        new EitherShape
        {
            Joint = ":",
            Text = new TextShape { Grammar = VolumeSyntax.Check },
            Mapping = Shape,
            FromText = MountShape.Lengthen,
            IsUndecided = VolumeSyntax.IsUndecided,
        };

    public MountType Type =>
        Text(TypeKey) switch
        {
            BindType => MountType.Bind,
            "tmpfs" => MountType.Tmpfs,
            "cluster" => MountType.Cluster,
            "npipe" => MountType.NamedPipe,
            "image" => MountType.Image,
            _ => MountType.Volume,
        };

    /// <summary>Null for an anonymous volume and for tmpfs.</summary>
    public string? Source => Text(SourceKey);

    public string Target => Text(TargetKey) ?? "";

    public bool ReadOnly => Flag(ReadOnlyKey) ?? false;

    public string? Consistency => Text("consistency");

    /// <summary>Options of a bind.</summary>
    public BindOptions? Bind => Part(BindKey, static node => new BindOptions(node));

    /// <summary>Options of a volume.</summary>
    public VolumeOptions? Volume => Part(VolumeKey, static node => new VolumeOptions(node));

    /// <summary>Options of a tmpfs.</summary>
    public TmpfsOptions? Tmpfs => Part("tmpfs", static node => new TmpfsOptions(node));

    /// <summary>Options of an image.</summary>
    public ImageOptions? Image => Part("image", static node => new ImageOptions(node));
}

/// <summary>The kinds of mounts.</summary>
public enum MountType
{
    Volume,
    Bind,
    Tmpfs,
    Cluster,
    NamedPipe,
    Image,
}

/// <summary><c>bind</c> of a mount.</summary>
public sealed class BindOptions(Mapping node) : View(node)
{
    public const string SelinuxKey = "selinux";
    public const string PropagationKey = "propagation";
    public const string CreateHostPathKey = "create_host_path";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "bind",
            [
                new(SelinuxKey, new TextShape { Description = "SELinux label: `z` for shared, `Z` for private.", Values = ["z", "Z"] }),
                new(
                    PropagationKey,
                    new TextShape
                    {
                        Description = "`rprivate`, `shared`, `rslave`, ...",
                        Suggested = ["rprivate", "private", "rshared", "shared", "rslave", "slave"],
                    }
                ),
                new(CreateHostPathKey, new OptOutShape { Description = "Whether to create a missing host directory.", Emit = Emit.OptOut }),
                new(
                    "recursive",
                    new TextShape
                    {
                        Description = "`enabled`, `disabled`, `writable` or `readonly`.",
                        Values = ["enabled", "disabled", "writable", "readonly"],
                    }
                ),
            ]
        )
        {
            Description = "Options of a bind mount.",
            Emit = Emit.WhenGiven,
        };

    public string? Selinux => Text(SelinuxKey);

    public string? Propagation => Text(PropagationKey);

    public bool CreateHostPath => Flag(CreateHostPathKey) ?? true;

    public string? Recursive => Text("recursive");
}

/// <summary><c>volume</c> of a mount.</summary>
public sealed class VolumeOptions(Mapping node) : View(node)
{
    public const string NocopyKey = "nocopy";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "volume",
            [
                new(
                    Service.LabelsKey,
                    new ListOrMapShape(nullIsEmpty: true)
                    {
                        Description = "Labels of the volume if it is created for this mount.",
                        Merge = MergeRule.AsList,
                    }
                ),
                new(
                    NocopyKey,
                    new FlagShape { Description = "Whether to skip copying the image's files into a new volume.", Cast = Cast.Bool }
                ),
                new("subpath", new TextShape { Description = "The path inside the volume to mount." }),
            ]
        )
        {
            Description = "Options of a mounted volume.",
            Emit = Emit.WhenGiven,
        };

    public ImmutableArray<KeyValuePair<string, string>> Labels => Map(Service.LabelsKey);

    public bool Nocopy => Flag(NocopyKey) ?? false;

    public string? Subpath => Text("subpath");
}

/// <summary><c>tmpfs</c> of a mount.</summary>
public sealed class TmpfsOptions(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "tmpfs",
            [
                new("size", new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text) { Description = "Size limit in bytes.", Minimum = 0 }),
                new("mode", new TmpfsModeShape { Description = "File mode." }),
            ]
        )
        {
            Description = "Options of a tmpfs mount.",
            Emit = Emit.WhenGiven,
        };

    /// <summary>Null means no limit.</summary>
    public long? Size => Whole("size");

    public int? Mode => (int?)Whole("mode");
}

/// <summary><c>image</c> of a mount.</summary>
public sealed class ImageOptions(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new("image", [new("subpath", new TextShape { Description = "The path inside the image to mount." })])
        {
            Description = "Options of a mounted image.",
            Emit = Emit.WhenGiven,
        };

    public string? Subpath => Text("subpath");
}
