using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>An entry of <c>include</c>.</summary>
public sealed class IncludeEntry(Mapping node) : View(node)
{
    /// <summary>What it may say: keys the reference does not know it lets pass here, and so do we.</summary>
    internal static Shape ItemShape { get; } = new EitherShape
    {
        Description = "A compose file to include, with its own folder and variables.",
        Text = new TextShape(),
        Mapping = new IncludeShape(),
        FromText = static path => LongForm.Keyed("path", path),
    };

    /// <summary>The main file and its overrides.</summary>
    public ImmutableArray<string> Path => List("path");

    /// <summary>What relative paths in the files are resolved against; null is the main file's folder.</summary>
    public string? ProjectDirectory => Text("project_directory");

    /// <summary>Variables for the files, in place of the project directory's <c>.env</c>.</summary>
    public ImmutableArray<string> EnvFile => List("env_file");
}
