using System.Collections.Immutable;
using Compose.Engine.Wire;

namespace Compose.Planning.Observation;

/// <summary>An image on the engine.</summary>
/// <param name="Id">Its id, <c>sha256:…</c>.</param>
public sealed record ObservedImage(string Id)
{
    /// <summary>
    /// Distinguishes builds: the digest of the platform's manifest where the engine reports it (API 1.48), else the id. The index digest is
    /// unsuitable: attestations change it at every build.
    /// </summary>
    public string Digest { get; init; } = Id;

    /// <summary>What the image declares for its containers.</summary>
    public ContainerConfig Config { get; init; } = new();

    /// <summary>Targets of the volumes the image declares.</summary>
    public IReadOnlyList<string> Volumes => Config.Volumes ?? [];

    /// <summary><c>os/architecture[/variant]</c></summary>
    public string? Platform { get; init; }

    /// <summary>The local variants of the name, where an engine keeps several (containerd image store): digest by platform.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Variants { get; init; } = [];

    /// <summary>
    /// The digest by which the reference distinguishes builds: that of the first platform (API 1.48), used in its container labels.
    /// </summary>
    public string? FirstDigest { get; init; }

    /// <summary>The image for a platform; null when the engine has it only for others.</summary>
    /// <param name="platform">Null for the engine's default.</param>
    public ObservedImage? For(string? platform)
    {
        if (platform is null || Platform is null || ImageReader.Fits(Platform, platform))
            return this;
        var variant = Variants.FirstOrDefault(variant => ImageReader.Fits(variant.Key, platform));
        return variant.Key is null ? null : this with { Platform = variant.Key, Digest = variant.Value };
    }

    /// <summary>Whether a container's image digest denotes this image.</summary>
    public bool IsKnownAs(string digest) => digest == Digest || digest == Id || digest == FirstDigest;

    /// <summary>When it was last pulled, built or tagged.</summary>
    public DateTimeOffset? TaggedAt { get; init; }
}
