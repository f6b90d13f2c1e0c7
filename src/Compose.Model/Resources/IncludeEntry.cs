using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>An entry of <c>include</c>.</summary>
public sealed class IncludeEntry(Mapping node) : View(node)
{
    public const string PathKey = "path";
    public const string ProjectDirectoryKey = "project_directory";
    public const string EnvFileKey = "env_file";

    /// <summary>What it may say: keys the reference does not know it lets pass here, and so do we.</summary>
    internal static Shape ItemShape { get; } =
        new EitherShape
        {
            Description = "A compose file to include, with its own folder and variables.",
            Text = new TextShape(),
            Mapping = new IncludeShape(),
            FromText = static path => LongForm.Keyed(PathKey, path),
        };

    /// <summary>The main file and its overrides.</summary>
    public ImmutableArray<string> Path => List(PathKey);

    /// <summary>What relative paths in the files are resolved against; null is the main file's folder.</summary>
    public string? ProjectDirectory => Text(ProjectDirectoryKey);

    /// <summary>Variables for the files, in place of the project directory's <c>.env</c>.</summary>
    public ImmutableArray<string> EnvFile => List(EnvFileKey);
}

/// <summary>
/// The long form of an include. The reference consumes it before it checks keys, so unknown ones are not refused here either.
/// </summary>
internal sealed class IncludeShape : ObjectShape
{
    public IncludeShape()
        : base(
            "include",
            [
                new("path", new TextListShape { Description = "The file, or the file and its overrides." }) { Required = true },
                new("project_directory", new TextShape { Description = "The base folder of relative paths in the files." }),
                new("env_file", new TextListShape { Description = "Env files for the files, instead of the folder's `.env`." }),
            ]
        )
    {
        Open = true;
    }
}
