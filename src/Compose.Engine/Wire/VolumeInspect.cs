using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>A volume.</summary>
public sealed record VolumeInspect
{
    public required string Name { get; init; }
    public string? Driver { get; init; }
    public string? Mountpoint { get; init; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? CreatedAt { get; init; }
    public string? Scope { get; init; }
    public IReadOnlyDictionary<string, string> Labels
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The driver options as requested.</summary>
    public IReadOnlyDictionary<string, string> Options
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>Answer of <c>GET /volumes</c>.</summary>
public sealed record VolumeList
{
    public IReadOnlyList<VolumeInspect> Volumes
    {
        get;
        init => field = value ?? [];
    } = [];
    public IReadOnlyList<string> Warnings
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <summary>Body of <c>POST /volumes/create</c>. Returns an existing volume of that name unchanged.</summary>
public sealed record VolumeCreate
{
    /// <summary>Null for a random name.</summary>
    public string? Name { get; init; }

    /// <summary>Null means <c>local</c>.</summary>
    public string? Driver { get; init; }
    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
