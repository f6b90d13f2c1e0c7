using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Something mounted into a container (spec 1.8b).</summary>
public sealed class ServiceVolume(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new MountShape(
    [
        new("type", new TextShape
        {
            Description = "What is mounted.",
            Values = ["bind", "volume", "tmpfs", "cluster", "npipe", "image"],
        })
        {
            Required = true,
        },
        new("source", new TextShape { Description = "The host's path, the volume's key or the image." }) { WrongNames = ["src"] },
        new("target", new TextShape { Description = "The path in the container." }) { Required = true, WrongNames = ["dst", "dest", "destination"] },
        new("read_only", new FlagShape { Description = "Whether the container may not write.", Cast = Cast.Bool }) { WrongNames = ["readonly", "ro"] },
        new("consistency", new TextShape { Description = "What the platform may delay; most ignore it." }),
        new("bind", BindOptions.Shape),
        new("volume", VolumeOptions.Shape),
        new("tmpfs", TmpfsOptions.Shape),
        new("image", ImageOptions.Shape),
    ]);

    /// <summary>The long form, or <c>source:target:options</c>.</summary>
    internal static Shape ItemShape { get; } = new EitherShape
    {
        Joint = ":",
        Text = new TextShape { Grammar = VolumeSyntax.Check },
        Mapping = Shape,
        FromText = MountShape.Lengthen,
        IsUndecided = VolumeSyntax.IsUndecided,
    };

    /// <summary>What is mounted.</summary>
    public MountType Type => Text("type") switch
    {
        "bind" => MountType.Bind,
        "tmpfs" => MountType.Tmpfs,
        "cluster" => MountType.Cluster,
        "npipe" => MountType.NamedPipe,
        "image" => MountType.Image,
        _ => MountType.Volume,
    };

    /// <summary>The host's path, the volume's key or the image; null for an anonymous volume and for tmpfs.</summary>
    public string? Source => Text("source");

    /// <summary>The path in the container.</summary>
    public string Target => Text("target") ?? "";

    /// <summary>Whether the container may not write.</summary>
    public bool ReadOnly => Flag("read_only") ?? false;

    /// <summary>What the platform may delay; most ignore it.</summary>
    public string? Consistency => Text("consistency");

    /// <summary>Options of a bind.</summary>
    public BindOptions? Bind => Part("bind", static node => new BindOptions(node));

    /// <summary>Options of a volume.</summary>
    public VolumeOptions? Volume => Part("volume", static node => new VolumeOptions(node));

    /// <summary>Options of a tmpfs.</summary>
    public TmpfsOptions? Tmpfs => Part("tmpfs", static node => new TmpfsOptions(node));

    /// <summary>Options of an image.</summary>
    public ImageOptions? Image => Part("image", static node => new ImageOptions(node));
}
