using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Options of a mounted image.</summary>
public sealed class ImageOptions(Mapping node) : View(node)
{
    /// <summary>The path inside the image to mount.</summary>
    public string? Subpath => Text("subpath");
}
