using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Options of a file system in memory.</summary>
public sealed class TmpfsOptions(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("tmpfs",
    [
        new("size", new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text) { Description = "Bytes at most.", Minimum = 0 }),
        new("mode", new TmpfsModeShape { Description = "Permission bits." }),
    ])
    {
        Description = "Options of a file system in memory.",
        Emit = Emit.WhenGiven,
    };

    /// <summary>Bytes at most; null is no limit.</summary>
    public long? Size => Whole("size");

    /// <summary>Permission bits.</summary>
    public int? Mode => (int?)Whole("mode");
}
