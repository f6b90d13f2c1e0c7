using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A secret or config granted to a service or a build (spec 1.8).</summary>
public sealed class FileMount(Mapping node) : View(node)
{
    public const string SourceKey = "source";
    public const string TargetKey = "target";

    /// <summary>Default mount folder of secrets.</summary>
    public const string SecretFolder = "/run/secrets";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "mount",
            [
                new(SourceKey, new TextShape { Description = "The key of the secret or config." }),
                new(TargetKey, new TextShape { Description = "The path in the container." }),
                new("uid", new TextShape { Description = "The owner." }),
                new("gid", new TextShape { Description = "The group." }),
                new("mode", new FileModeShape { Description = "File mode.", Emit = Emit.WhenGiven }),
            ]
        )
        {
            Description = "A secret or config mounted into a service or a build.",
        };

    public string Source => Text(SourceKey) ?? "";

    /// <summary>Null means the default of its kind.</summary>
    public string? Target => Text(TargetKey);

    public string? Uid => Text("uid");

    public string? Gid => Text("gid");

    /// <summary>Null means 0444.</summary>
    public int? Mode => Shapes.FileMode.Parse(Text("mode"));
}

/// <summary>A secret or config: its key, or the long form (spec 1.8).</summary>
internal sealed class FileMountShape : EitherShape
{
    public FileMountShape()
    {
        Definition = "file_mount";
        Text = new TextShape();
        Mapping = FileMount.Shape;
        FromText = static source => LongForm.Keyed(FileMount.SourceKey, source);
    }
}
