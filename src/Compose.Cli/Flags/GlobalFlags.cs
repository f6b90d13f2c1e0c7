using System.Collections.Immutable;

namespace Compose.Cli.Flags;

/// <summary>The flags before the verb: project selection and output.</summary>
internal sealed record GlobalFlags
{
    /// <summary>-f, as typed.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    public string? ProjectName { get; init; }

    public string? ProjectDirectory { get; init; }

    public ImmutableArray<string> EnvFiles { get; init; } = [];

    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>--progress; null falls back to COMPOSE_PROGRESS, then the terminal.</summary>
    public string? Progress { get; init; }

    /// <summary>--ansi; null falls back to COMPOSE_ANSI, then the terminal.</summary>
    public string? Ansi { get; init; }

    /// <summary>Maximum number of concurrent pulls, pushes and builds; null falls back to COMPOSE_PARALLEL_LIMIT, then unlimited.</summary>
    public int? Parallel { get; init; }

    public bool Compatibility { get; init; }

    public bool AllResources { get; init; }

    /// <summary>Whether to show what would be done and change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether to go on while another run changes the project.</summary>
    public bool NoWaitLock { get; init; }

    /// <summary>Whether to print details for troubleshooting.</summary>
    public bool Verbose { get; init; }

    /// <summary>Registries accessed without TLS.</summary>
    public ImmutableArray<string> InsecureRegistries { get; init; } = [];

    public DockerFlags Docker { get; init; } = new();
}
