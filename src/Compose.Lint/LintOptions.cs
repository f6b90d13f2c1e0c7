using System.Collections.Immutable;

namespace Compose.Lint;

/// <summary>What to lint, and the rule options of the command line. Paths are absolute or relative to the working directory.</summary>
public sealed record LintOptions
{
    /// <summary>Absolute path of the current directory.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The operating system's variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Compose files and folders; empty: the project of the working directory.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Files that form one project, as with -f; <see cref="Paths"/> must then be empty.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    public ImmutableArray<string> EnvFiles { get; init; } = [];

    public Func<string>? StandardInput { get; init; }

    /// <summary>Rules to enable exclusively: ids, names, or id prefixes such as CF2. Empty: recommended and configured rules.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary>Rules to disable.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>A preset used instead of the configured one; null: the configured one.</summary>
    public string? Preset { get; init; }

    /// <summary>A configuration file used instead of the nearest .compose-lint.yaml or .compose-lint.yml.</summary>
    public string? ConfigFile { get; init; }
}
