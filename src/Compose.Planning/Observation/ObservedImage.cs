using System.Collections.Immutable;

namespace Compose.Planning.Observation;

/// <summary>An image the engine has.</summary>
/// <param name="Id">Its id, <c>sha256:…</c>.</param>
public sealed record ObservedImage(string Id)
{
    /// <summary>
    /// What tells two builds apart: the digest of the manifest for the platform where the engine says it (API 1.48), the id elsewhere.
    /// An index' digest would not do: attestations change it at every build.
    /// </summary>
    public string Digest { get; init; } = Id;

    /// <summary>Targets of the volumes the image declares.</summary>
    public ImmutableArray<string> Volumes { get; init; } = [];

    /// <summary>The environment the image sets, <c>KEY=value</c>.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary><c>os/architecture[/variant]</c></summary>
    public string? Platform { get; init; }

    /// <summary>When it was last pulled, built or tagged.</summary>
    public DateTimeOffset? TaggedAt { get; init; }
}
