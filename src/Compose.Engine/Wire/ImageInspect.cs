using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>An image: answer of <c>GET /images/{name}/json</c>.</summary>
public sealed record ImageInspect
{
    public required string Id { get; init; }
    public IReadOnlyList<string> RepoTags
    {
        get;
        init => field = value ?? [];
    } = [];
    public IReadOnlyList<string> RepoDigests
    {
        get;
        init => field = value ?? [];
    } = [];

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? Created { get; init; }
    public string? Architecture { get; init; }
    public string? Variant { get; init; }
    public string? Os { get; init; }
    public long Size { get; init; }
    public ContainerConfig? Config { get; init; }
    public ImageMetadata? Metadata { get; init; }

    /// <summary>The target of the name, often an index of several platforms (containerd image store, API 1.48).</summary>
    public ManifestDescriptor? Descriptor { get; init; }

    /// <summary>One per platform and attestation, when requested (API 1.48).</summary>
    public IReadOnlyList<ImageManifest> Manifests
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <summary>Data that the engine keeps about an image.</summary>
public sealed record ImageMetadata
{
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? LastTagTime { get; init; }
}

/// <summary>An entry of an image's index.</summary>
public sealed record ImageManifest
{
    public required string ID { get; init; }

    /// <summary>Whether its content is available locally.</summary>
    public bool Available { get; init; }

    /// <summary><c>image</c>, <c>attestation</c> or <c>unknown</c>.</summary>
    public string? Kind { get; init; }
    public ManifestDescriptor? Descriptor { get; init; }
    public ImageManifestData? ImageData { get; init; }
}

/// <summary>Details of a manifest of kind <c>image</c>.</summary>
public sealed record ImageManifestData(Platform? Platform = null);

/// <summary>An OCI descriptor.</summary>
public sealed record ManifestDescriptor
{
    [JsonPropertyName("mediaType")]
    public string? MediaType { get; init; }

    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    [JsonPropertyName("size")]
    public long Size { get; init; }

    [JsonPropertyName("platform")]
    public Platform? Platform { get; init; }
}

/// <summary>The platform of an image.</summary>
public sealed record Platform
{
    [JsonPropertyName("os")]
    public string? Os { get; init; }

    [JsonPropertyName("architecture")]
    public string? Architecture { get; init; }

    [JsonPropertyName("variant")]
    public string? Variant { get; init; }

    [JsonPropertyName("os.version")]
    public string? OsVersion { get; init; }
}

/// <summary>Answer of <c>GET /distribution/{name}/json</c>: the registry's data, without pulling.</summary>
public sealed record DistributionInspect
{
    public ManifestDescriptor Descriptor
    {
        get;
        init => field = value ?? new();
    } = new();
    public IReadOnlyList<Platform> Platforms
    {
        get;
        init => field = value ?? [];
    } = [];
}
