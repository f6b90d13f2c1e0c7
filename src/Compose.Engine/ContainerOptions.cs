namespace Compose.Engine;

/// <summary>What a wait waits for.</summary>
public enum WaitCondition
{
    /// <summary>It is not running; at once when it is not.</summary>
    NotRunning,

    /// <summary>The next time it exits: ask before the start.</summary>
    NextExit,

    /// <summary>It is gone. The exit code of a container that removes itself is only to be had so.</summary>
    Removed,
}

/// <summary>A wait the engine has accepted.</summary>
/// <param name="Exit">Completes with the exit code.</param>
public sealed record PendingExit(Task<Wire.ContainerExit> Exit);

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

/// <summary>Which part of the output to read.</summary>
public sealed record LogOptions
{
    public bool Stdout { get; init; } = true;
    public bool Stderr { get; init; } = true;

    /// <summary>Keep reading until the container ends.</summary>
    public bool Follow { get; init; }

    /// <summary>Begin each line with the engine's RFC 3339 time.</summary>
    public bool Timestamps { get; init; }

    /// <summary>The last so many lines; null for all.</summary>
    public int? Tail { get; init; }
    public DateTimeOffset? Since { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>As in <see cref="AttachOptions.Tty"/>.</summary>
    public bool Tty { get; init; }
}

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

/// <summary>Characters, not pixels.</summary>
public readonly record struct TerminalSize(int Columns, int Rows);
