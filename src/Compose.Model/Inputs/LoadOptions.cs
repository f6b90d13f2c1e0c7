using System.Collections.Immutable;

namespace Compose.Model.Inputs;

/// <summary>
/// Everything that decides how a project is loaded. The model reads nothing else: no ambient environment, no current directory.
/// </summary>
public sealed record LoadOptions
{
    /// <summary>Absolute path of the current directory.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The operating system's variables (spec 2.1, step 1).</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>
    /// Whether this is Windows: names of variables are the same in any case, and COMPOSE_CONVERT_WINDOWS_PATHS turns what is mounted from
    /// <c>C:\data</c> into <c>/c/data</c>.
    /// </summary>
    public bool IsWindows { get; init; }

    /// <summary>-f, in order; <c>-</c> is standard input. Empty: COMPOSE_FILE, then discovery.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The text of standard input, asked for only when a file is <c>-</c>.</summary>
    public Func<string>? StandardInput { get; init; }

    public string? ProjectName { get; init; }

    public string? ProjectDirectory { get; init; }

    /// <summary>--env-file, in order; empty: COMPOSE_ENV_FILES, then <c>.env</c>.</summary>
    public ImmutableArray<string> EnvFiles { get; init; } = [];

    /// <summary>--profile; empty: COMPOSE_PROFILES.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Services named on the command line, globs allowed; empty: all enabled ones.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Whether the dependencies of the named services stay in the project.</summary>
    public bool WithDependencies { get; init; } = true;

    public bool Interpolate { get; init; } = true;

    public bool Normalize { get; init; } = true;

    public bool ResolvePaths { get; init; } = true;

    /// <summary>Whether env_file and label_file are read (spec 2.13).</summary>
    public bool ResolveEnvironment { get; init; } = true;

    /// <summary>Of these services alone; empty: of all that are enabled and selected.</summary>
    public ImmutableArray<string> EnvironmentOf { get; init; } = [];

    /// <summary>Whether what the files say is checked against what the language has.</summary>
    public bool Validate { get; init; } = true;

    public bool CheckConsistency { get; init; } = true;

    /// <summary>Keep networks, volumes, secrets, configs and models no service uses.</summary>
    public bool AllResources { get; init; }

    /// <summary>Names joined by <c>_</c> and no normalisation, as --compatibility asks.</summary>
    public bool Compatibility { get; init; }

    public IRemoteResources? Remote { get; init; }
}
