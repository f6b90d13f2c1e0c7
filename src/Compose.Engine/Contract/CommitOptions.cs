namespace Compose.Engine.Contract;

/// <summary>How to turn a container into an image.</summary>
public sealed record CommitOptions
{
    public ImageReference? Target { get; init; }
    public string? Author { get; init; }
    public string? Message { get; init; }

    /// <summary>Dockerfile instructions.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Freeze it meanwhile.</summary>
    public bool Pause { get; init; } = true;
}
