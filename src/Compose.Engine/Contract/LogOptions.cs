namespace Compose.Engine.Contract;

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
