using System.Collections.Immutable;

namespace Compose.Cli.Building;

/// <summary>Command-line options for builds.</summary>
internal sealed record BuildFlags
{
    /// <summary>Arguments that override the file's; those without a value take it from the environment.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Args { get; init; } = [];

    public bool NoCache { get; init; }

    /// <summary>Whether to pull newer base images.</summary>
    public bool Pull { get; init; }

    /// <summary>Whether to build for all platforms in the file, not only the one used here.</summary>
    public bool EveryPlatform { get; init; }

    /// <summary>Whether to push explicitly named images.</summary>
    public bool Push { get; init; }

    /// <summary>Whether to suppress build output.</summary>
    public bool Quiet { get; init; }

    /// <summary>Memory limit in bytes; classic builder only.</summary>
    public long Memory { get; init; }

    /// <summary>SSH agents and keys: <c>default</c> or <c>id=path</c>.</summary>
    public ImmutableArray<string> Ssh { get; init; } = [];

    /// <summary>A buildx builder; null for the selected one, or the engine's own.</summary>
    public string? Builder { get; init; }

    public string? Provenance { get; init; }

    public string? Sbom { get; init; }

    /// <summary>Whether to only check the Dockerfile.</summary>
    public bool Check { get; init; }
}
