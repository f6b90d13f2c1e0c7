using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Options of a mounted image.</summary>
public sealed class ImageOptions(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("image",
    [
        new("subpath", new TextShape { Description = "The path inside the image to mount." }),
    ])
    {
        Description = "Options of a mounted image.",
        Emit = Emit.WhenGiven,
    };

    /// <summary>The path inside the image to mount.</summary>
    public string? Subpath => Text("subpath");
}
