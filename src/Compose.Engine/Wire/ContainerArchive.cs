using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>What is at a path in a container.</summary>
public sealed record PathStat
{
    [JsonPropertyName("name")]
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    [JsonPropertyName("size")]
    public long Size { get; init; }

    /// <summary>Go's <c>os.FileMode</c>: permission bits, and the kind in the high ones.</summary>
    [JsonPropertyName("mode")]
    public uint Mode { get; init; }

    /// <summary>RFC 3339.</summary>
    [JsonPropertyName("mtime")]
    public string? ModifiedAt { get; init; }

    /// <summary>Where a symbolic link leads, made absolute; empty for anything else.</summary>
    [JsonPropertyName("linkTarget")]
    public string LinkTarget
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>A directory.</summary>
    [JsonIgnore]
    public bool IsDirectory => (Mode & 1u << 31) != 0;

    /// <summary>A symbolic link, not followed.</summary>
    [JsonIgnore]
    public bool IsSymbolicLink => (Mode & 1u << 27) != 0;

    /// <summary>Reads the header <c>X-Docker-Container-Path-Stat</c>: base64 of JSON.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static PathStat FromHeader(string header)
    {
        try
        {
            return JsonSerializer.Deserialize(Convert.FromBase64String(header), Wire.WireJson.Default.PathStat) ?? new();
        }
        catch (JsonException error)
        {
            throw new FormatException("the description of the path is not JSON", error);
        }
    }
}

/// <summary>A path of a container as a tar. Disposing it closes the connection.</summary>
public sealed record ContainerArchive(PathStat Stat, Stream Tar) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Tar.DisposeAsync();
}
