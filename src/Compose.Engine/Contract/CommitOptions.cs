namespace Compose.Engine.Contract;

/// <summary>How to create an image from a container.</summary>
public sealed record CommitOptions
{
    public ImageReference? Target { get; init; }
    public string? Author { get; init; }
    public string? Message { get; init; }

    /// <summary>Dockerfile instructions.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Whether to pause the container meanwhile.</summary>
    public bool Pause { get; init; } = true;
}
