using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A file of variables.</summary>
public sealed class EnvFile(Mapping node) : View(node)
{
    /// <summary>The file.</summary>
    public string Path => Text("path") ?? "";

    /// <summary>Whether its absence is an error.</summary>
    public bool Required => Flag("required") ?? true;

    /// <summary><c>raw</c> takes lines as they are; null is the usual grammar.</summary>
    public string? Format => Text("format");
}
