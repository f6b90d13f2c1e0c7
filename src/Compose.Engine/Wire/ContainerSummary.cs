using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>One row of <c>GET /containers/json</c>.</summary>
public sealed record ContainerSummary
{
    public required string Id { get; init; }

    /// <summary>With a leading slash; legacy links add more names.</summary>
    public IReadOnlyList<string> Names
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The reference the container was created with, or the image's id if the tag has moved.</summary>
    public string? Image { get; init; }
    public string? ImageID { get; init; }
    public string? Command { get; init; }

    /// <summary>Unix seconds.</summary>
    public long Created { get; init; }
    public IReadOnlyList<PortSummary> Ports
    {
        get;
        init => field = value ?? [];
    } = [];
    public long SizeRw { get; init; }
    public long SizeRootFs { get; init; }
    public IReadOnlyDictionary<string, string> Labels
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>One of <see cref="ContainerStatus"/>.</summary>
    public string State
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Readable text: "Up 2 minutes (healthy)".</summary>
    public string Status
    {
        get;
        init => field = value ?? "";
    } = "";
    public SummaryHostConfig? HostConfig { get; init; }
    public SummaryNetworks? NetworkSettings { get; init; }
    public IReadOnlyList<MountPoint> Mounts
    {
        get;
        init => field = value ?? [];
    } = [];
    public ManifestDescriptor? ImageManifestDescriptor { get; init; }

    /// <summary>The container's own name: without slash, and not from a legacy link.</summary>
    [JsonIgnore]
    public string Name
    {
        get
        {
            foreach (var name in Names)
            {
                if (name.LastIndexOf('/') <= 0)
                    return name.TrimStart('/');
            }
            return "";
        }
    }
}

/// <summary>The host configuration in a container list.</summary>
public sealed record SummaryHostConfig(string? NetworkMode = null);

/// <summary>The networks in a container list, by name.</summary>
public sealed record SummaryNetworks
{
    public IReadOnlyDictionary<string, EndpointSettings> Networks
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, EndpointSettings>.Empty;
    } = ReadOnlyDictionary<string, EndpointSettings>.Empty;
}

/// <summary>A port of a listed container; <see cref="PublicPort"/> 0 means it is not published.</summary>
public sealed record PortSummary
{
    public string? IP { get; init; }
    public int PrivatePort { get; init; }
    public int PublicPort { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c> or <c>sctp</c>.</summary>
    public string Type
    {
        get;
        init => field = value ?? "tcp";
    } = "tcp";
}
