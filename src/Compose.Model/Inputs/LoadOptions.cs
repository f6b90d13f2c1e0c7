using System.Collections.Immutable;

namespace Compose.Model.Inputs;

/// <summary>Everything that determines how a project is loaded. The model reads no ambient environment and no current directory.</summary>
public sealed record LoadOptions
{
    /// <summary>Absolute path of the current directory.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The operating system's variables (spec 2.1, step 1).</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>
    /// Whether this is Windows: variable names ignore case, and COMPOSE_CONVERT_WINDOWS_PATHS converts mount sources from <c>C:\data</c> to
    /// <c>/c/data</c>.
    /// </summary>
    public bool IsWindows { get; init; }

    /// <summary>-f, in order; <c>-</c> is standard input. Empty: COMPOSE_FILE, then discovery.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Reads standard input; called only when a file is <c>-</c>.</summary>
    public Func<string>? StandardInput { get; init; }

    public string? ProjectName { get; init; }

    public string? ProjectDirectory { get; init; }

    /// <summary>--env-file, in order; empty: COMPOSE_ENV_FILES, then <c>.env</c>.</summary>
    public ImmutableArray<string> EnvFiles { get; init; } = [];

    /// <summary>Values for variables that neither the environment nor an env file sets, such as those of a template.</summary>
    public IReadOnlyDictionary<string, string> Fallbacks { get; init; } = new Dictionary<string, string>();

    /// <summary>--profile; empty: COMPOSE_PROFILES.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Services named on the command line, globs allowed; empty: all enabled ones.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Whether dependencies of the named services stay in the project.</summary>
    public bool WithDependencies { get; init; } = true;

    public bool Interpolate { get; init; } = true;

    public bool Normalize { get; init; } = true;

    public bool ResolvePaths { get; init; } = true;

    /// <summary>Whether env_file and label_file are read (spec 2.13).</summary>
    public bool ResolveEnvironment { get; init; } = true;

    /// <summary>Services that <see cref="ResolveEnvironment"/> applies to; empty: all enabled and selected ones.</summary>
    public ImmutableArray<string> EnvironmentOf { get; init; } = [];

    /// <summary>Whether the files are validated.</summary>
    public bool Validate { get; init; } = true;

    public bool CheckConsistency { get; init; } = true;

    /// <summary>Keep networks, volumes, secrets, configs and models that no service uses.</summary>
    public bool AllResources { get; init; }

    /// <summary>Names joined by <c>_</c> and not normalised (--compatibility).</summary>
    public bool Compatibility { get; init; }

    public IRemoteResources? Remote { get; init; }
}
