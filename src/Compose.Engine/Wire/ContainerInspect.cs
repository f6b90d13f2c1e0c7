using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>A container: answer of <c>GET /containers/{id}/json</c>.</summary>
public sealed record ContainerInspect
{
    public required string Id { get; init; }

    /// <summary>With a leading slash.</summary>
    public required string Name { get; init; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? Created { get; init; }
    public string? Path { get; init; }
    public IReadOnlyList<string> Args
    {
        get;
        init => field = value ?? [];
    } = [];
    public ContainerState State
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>The image's id; its name is in <see cref="Config"/>.</summary>
    public string? Image { get; init; }
    public int RestartCount { get; init; }
    public string? Driver { get; init; }
    public string? Platform { get; init; }
    public string? LogPath { get; init; }
    public IReadOnlyList<string> ExecIDs
    {
        get;
        init => field = value ?? [];
    } = [];
    public HostConfig HostConfig
    {
        get;
        init => field = value ?? new();
    } = new();
    public ContainerConfig Config
    {
        get;
        init => field = value ?? new();
    } = new();
    public IReadOnlyList<MountPoint> Mounts
    {
        get;
        init => field = value ?? [];
    } = [];
    public NetworkSettings NetworkSettings
    {
        get;
        init => field = value ?? new();
    } = new();
    public ManifestDescriptor? ImageManifestDescriptor { get; init; }
}

/// <summary>The networks and published ports of a container.</summary>
public sealed record NetworkSettings
{
    /// <summary><c>80/tcp</c> to its bindings; null when exposed only. Empty while the container is not running.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PortBinding>?> Ports
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, IReadOnlyList<PortBinding>?>.Empty;
    } = ReadOnlyDictionary<string, IReadOnlyList<PortBinding>?>.Empty;

    /// <summary>By network name.</summary>
    public IReadOnlyDictionary<string, EndpointSettings> Networks
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, EndpointSettings>.Empty;
    } = ReadOnlyDictionary<string, EndpointSettings>.Empty;
}
