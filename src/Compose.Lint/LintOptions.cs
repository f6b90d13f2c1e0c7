using System.Collections.Immutable;

namespace Compose.Lint;

/// <summary>What to lint, and what the command line says about rules. Paths are absolute or relative to the working directory.</summary>
public sealed record LintOptions
{
    /// <summary>Absolute path of the current directory.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The operating system's variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Compose files and folders; empty: the project of the working directory.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Files that make one project, as with -f; then <see cref="Paths"/> must be empty.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    public ImmutableArray<string> EnvFiles { get; init; } = [];

    public Func<string>? StandardInput { get; init; }

    /// <summary>Only these rules: ids, names, or the start of an id such as CF2. Empty: what is recommended and configured.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary>Not these rules.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>A configuration file in place of the nearest .compose-lint.yaml.</summary>
    public string? ConfigFile { get; init; }
}
