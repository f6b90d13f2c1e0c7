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

    /// <summary>
    /// All that the name stands for and that is here, where an engine keeps several (containerd's image store): digest by platform.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Variants { get; init; } = [];

    /// <summary>
    /// The digest that the reference tells builds apart by: of whichever platform comes first (API 1.48). Its containers carry it.
    /// </summary>
    public string? FirstDigest { get; init; }

    /// <summary>The image for a platform; null when the engine has it for others only.</summary>
    /// <param name="platform">Null: for the one the engine runs by itself.</param>
    public ObservedImage? For(string? platform)
    {
        if (platform is null || Platform is null || ImageReader.Fits(Platform, platform))
            return this;
        var variant = Variants.FirstOrDefault(variant => ImageReader.Fits(variant.Key, platform));
        return variant.Key is null ? null : this with { Platform = variant.Key, Digest = variant.Value };
    }

    /// <summary>Whether a container that was made from the image says this of it.</summary>
    public bool IsKnownAs(string digest) => digest == Digest || digest == Id || digest == FirstDigest;

    /// <summary>When it was last pulled, built or tagged.</summary>
    public DateTimeOffset? TaggedAt { get; init; }
}
