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

    /// <summary>Accepted keys; like the reference, unknown keys are tolerated here.</summary>
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

    /// <summary>Base of relative paths in the files; null means the main file's folder.</summary>
    public string? ProjectDirectory => Text(ProjectDirectoryKey);

    /// <summary>Env files for the included files, replacing the project directory's <c>.env</c>.</summary>
    public ImmutableArray<string> EnvFile => List(EnvFileKey);
}

/// <summary>
/// The long form of an include. The reference consumes it before checking keys, so unknown ones are not refused here either.
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
