using System.Collections.Immutable;

namespace Compose.Cli.Building;

/// <summary>What the command line says about builds, beyond the build sections.</summary>
internal sealed record BuildFlags
{
    /// <summary>Arguments that go before the file's; those without a value take it from the environment.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Args { get; init; } = [];

    public bool NoCache { get; init; }

    /// <summary>Ask the registry for newer base images.</summary>
    public bool Pull { get; init; }

    /// <summary>Build for every platform the file lists, not only for the one the image is to run on here.</summary>
    public bool EveryPlatform { get; init; }

    /// <summary>Push images that have a name of their own.</summary>
    public bool Push { get; init; }

    /// <summary>Show nothing of the build.</summary>
    public bool Quiet { get; init; }

    /// <summary>Bytes; classic builder only.</summary>
    public long Memory { get; init; }

    /// <summary>Agents and keys: <c>default</c> or <c>id=path</c>.</summary>
    public ImmutableArray<string> Ssh { get; init; } = [];

    /// <summary>A builder of buildx; null for the one that is chosen there, or the engine's own.</summary>
    public string? Builder { get; init; }

    public string? Provenance { get; init; }

    public string? Sbom { get; init; }

    /// <summary>Only check the Dockerfile.</summary>
    public bool Check { get; init; }
}
