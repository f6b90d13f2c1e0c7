namespace Compose.Engine.Build;

/// <summary>Changes in a build since the last message (moby/buildkit, <c>control.StatusResponse</c>).</summary>
public sealed record SolveStatus
{
    public IReadOnlyList<BuildVertex> Vertexes { get; init; } = [];
    public IReadOnlyList<BuildProgress> Progress { get; init; } = [];
    public IReadOnlyList<BuildLog> Logs { get; init; } = [];
    public IReadOnlyList<BuildWarning> Warnings { get; init; } = [];
}

/// <summary>A step of the build.</summary>
public sealed record BuildVertex
{
    public string Digest { get; init; } = "";
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Readable name: "[2/3] RUN make".</summary>
    public string Name { get; init; } = "";
    public bool Cached { get; init; }
    public DateTimeOffset? Started { get; init; }
    public DateTimeOffset? Completed { get; init; }

    /// <summary>Empty unless it failed.</summary>
    public string Error { get; init; } = "";
}

/// <summary>A measured part of a step: a layer, the transfer of the context.</summary>
public sealed record BuildProgress
{
    public string Id { get; init; } = "";
    public string Vertex { get; init; } = "";
    public string Name { get; init; } = "";
    public long Current { get; init; }

    /// <summary>0 when unknown.</summary>
    public long Total { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public DateTimeOffset? Started { get; init; }
    public DateTimeOffset? Completed { get; init; }
}

/// <summary>Output of a step; may end within a line or a character.</summary>
public sealed record BuildLog
{
    public string Vertex { get; init; } = "";
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>1 for standard output, 2 for standard error.</summary>
    public int Stream { get; init; }
    public ReadOnlyMemory<byte> Message { get; init; }
}

/// <summary>A finding of the Dockerfile check.</summary>
public sealed record BuildWarning
{
    public string Vertex { get; init; } = "";
    public int Level { get; init; }
    public string Short { get; init; } = "";
    public IReadOnlyList<string> Detail { get; init; } = [];
    public string Url { get; init; } = "";
}
