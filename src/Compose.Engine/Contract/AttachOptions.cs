namespace Compose.Engine.Contract;

/// <summary>What to attach to.</summary>
public sealed record AttachOptions
{
    public bool Stdin { get; init; }
    public bool Stdout { get; init; } = true;
    public bool Stderr { get; init; } = true;

    /// <summary>Whether to replay all previous output first.</summary>
    public bool Logs { get; init; }

    /// <summary>Whether the container has a terminal, so that its output is one stream without frames.</summary>
    public bool Tty { get; init; }

    /// <summary>Such as <c>ctrl-p,ctrl-q</c>; null for the engine's default.</summary>
    public string? DetachKeys { get; init; }
}
