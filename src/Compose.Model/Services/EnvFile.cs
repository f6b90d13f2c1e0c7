using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A file of variables.</summary>
public sealed class EnvFile(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("env_file",
    [
        new("path", new TextShape { Description = "The file." }) { Required = true },
        new("required", new FlagShape { Description = "Whether its absence is an error.", Emit = Emit.UnlessOn }),
        new("format", new TextShape { Description = "`raw` takes lines as they are." }),
    ])
    {
        Description = "A file of variables.",
        Extensible = false,
    };

    /// <summary>The long form, or the path alone.</summary>
    internal static Shape ItemShape { get; } = new EnvFileShape();

    /// <summary>The file.</summary>
    public string Path => Text("path") ?? "";

    /// <summary>Whether its absence is an error.</summary>
    public bool Required => Flag("required") ?? true;

    /// <summary><c>raw</c> takes lines as they are; null is the usual grammar.</summary>
    public string? Format => Text("format");
}
