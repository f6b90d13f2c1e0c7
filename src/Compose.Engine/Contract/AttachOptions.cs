namespace Compose.Engine.Contract;

/// <summary>What to connect to.</summary>
public sealed record AttachOptions
{
    public bool Stdin { get; init; }
    public bool Stdout { get; init; } = true;
    public bool Stderr { get; init; } = true;

    /// <summary>First everything it has written so far.</summary>
    public bool Logs { get; init; }

    /// <summary>The container has a terminal, so its output is one stream without frames.</summary>
    public bool Tty { get; init; }

    /// <summary>Such as <c>ctrl-p,ctrl-q</c>; null for the engine's.</summary>
    public string? DetachKeys { get; init; }
}
