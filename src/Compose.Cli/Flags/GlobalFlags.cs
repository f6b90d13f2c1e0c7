using System.Collections.Immutable;

namespace Compose.Cli.Flags;

/// <summary>What was said in front of the verb: which project, and how to show work.</summary>
internal sealed record GlobalFlags
{
    /// <summary>-f, as typed.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    public string? ProjectName { get; init; }

    public string? ProjectDirectory { get; init; }

    public ImmutableArray<string> EnvFiles { get; init; } = [];

    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>--progress as given, else null: COMPOSE_PROGRESS decides, then the terminal.</summary>
    public string? Progress { get; init; }

    /// <summary>--ansi as given, else null: COMPOSE_ANSI decides, then the terminal.</summary>
    public string? Ansi { get; init; }

    /// <summary>Most pulls, pushes and builds at once; null: COMPOSE_PARALLEL_LIMIT decides, then no limit.</summary>
    public int? Parallel { get; init; }

    public bool Compatibility { get; init; }

    public bool AllResources { get; init; }

    /// <summary>Show what would be done and change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Say more of what is done, for those who look for the cause of something.</summary>
    public bool Verbose { get; init; }

    /// <summary>Registries that are spoken to without TLS.</summary>
    public ImmutableArray<string> InsecureRegistries { get; init; } = [];

    public DockerFlags Docker { get; init; } = new();
}
