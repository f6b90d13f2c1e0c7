using Compose.Engine.Wire;

namespace Compose.Testing.Engines;

/// <summary>An image.</summary>
public sealed class MemoryImage(string id, ContainerConfig config)
{
    /// <summary><c>sha256:…</c></summary>
    public string Id { get; } = id;

    public ContainerConfig Config { get; } = config;

    /// <summary>With their tags; an image without names is dangling.</summary>
    public List<string> Names { get; } = [];

    public List<string> Digests { get; } = [];

    /// <summary>Files in addition to those of every container, by absolute path.</summary>
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public string Architecture { get; init; } = "amd64";

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset TaggedAt { get; set; }

    public long Size { get; init; } = 4_000_000;
}
