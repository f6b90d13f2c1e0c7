using System.Collections.ObjectModel;

namespace Compose.Engine.Wire;

/// <summary>One row of <c>GET /images/json</c>.</summary>
public sealed record ImageSummary
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

    /// <summary>Unix seconds.</summary>
    public long Created { get; init; }
    public long Size { get; init; }
    public IReadOnlyDictionary<string, string> Labels
    {
        get;
        init => field = value ?? ReadOnlyDictionary<string, string>.Empty;
    } = ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>One effect of removing an image: a name removed, or the content itself.</summary>
public sealed record ImageRemoved
{
    public string? Untagged { get; init; }
    public string? Deleted { get; init; }
}

/// <summary>An answer that consists of an id.</summary>
public sealed record IdResponse(string Id);
