using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>An entry of <c>include</c>.</summary>
public sealed class IncludeEntry(Mapping node) : View(node)
{
    /// <summary>The main file and its overrides.</summary>
    public ImmutableArray<string> Path => List("path");

    /// <summary>What relative paths in the files are resolved against; null is the main file's folder.</summary>
    public string? ProjectDirectory => Text("project_directory");

    /// <summary>Variables for the files, in place of the project directory's <c>.env</c>.</summary>
    public ImmutableArray<string> EnvFile => List("env_file");
}
