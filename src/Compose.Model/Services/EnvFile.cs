using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>An item of <c>env_file</c>.</summary>
public sealed class EnvFile(Mapping node) : View(node)
{
    public const string PathKey = "path";
    public const string RequiredKey = "required";
    public const string FormatKey = "format";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "env_file",
            [
                new(PathKey, new TextShape { Description = "The file." }) { Required = true },
                new(RequiredKey, new FlagShape { Description = "Whether it is an error if it is missing.", Emit = Emit.UnlessOn }),
                new(FormatKey, new TextShape { Description = "`raw` takes values literally." }),
            ]
        )
        {
            Description = "A file of environment variables.",
            Extensible = false,
        };

    /// <summary>The long form, or a path.</summary>
    internal static Shape ItemShape { get; } = new EnvFileShape();

    public string Path => Text(PathKey) ?? "";

    public bool Required => Flag(RequiredKey) ?? true;

    /// <summary>Null means the default format.</summary>
    public string? Format => Text(FormatKey);
}

/// <summary>A file of variables: a path, or the long form.</summary>
internal sealed class EnvFileShape : EitherShape
{
    public EnvFileShape()
    {
        Text = new TextShape();
        Mapping = EnvFile.Shape;
        FromText = static path => LongForm.Keyed(EnvFile.PathKey, path);
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        base.Canonical(node, context) is not Mapping file ? node
        : file.Contains(EnvFile.RequiredKey) ? file
        : file.With(EnvFile.RequiredKey, Scalar.Bool(file.At, true));
}
