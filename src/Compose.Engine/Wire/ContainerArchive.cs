using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>The status of a path in a container.</summary>
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

    /// <summary>Go's <c>os.FileMode</c>: permission bits, with the type in the high bits.</summary>
    [JsonPropertyName("mode")]
    public uint Mode { get; init; }

    /// <summary>RFC 3339.</summary>
    [JsonPropertyName("mtime")]
    public string? ModifiedAt { get; init; }

    /// <summary>The target of a symbolic link, made absolute; empty otherwise.</summary>
    [JsonPropertyName("linkTarget")]
    public string LinkTarget
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Whether it is a directory.</summary>
    [JsonIgnore]
    public bool IsDirectory => (Mode & 1u << 31) != 0;

    /// <summary>Whether it is a symbolic link, not followed.</summary>
    [JsonIgnore]
    public bool IsSymbolicLink => (Mode & 1u << 27) != 0;

    /// <summary>Parses the header <c>X-Docker-Container-Path-Stat</c>: base64 of JSON.</summary>
    /// <exception cref="FormatException">The header is malformed.</exception>
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

/// <summary>A path of a container as a tar. Disposing closes the connection.</summary>
public sealed record ContainerArchive(PathStat Stat, Stream Tar) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Tar.DisposeAsync();
}
