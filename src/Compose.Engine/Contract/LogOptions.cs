namespace Compose.Engine.Contract;

/// <summary>Selects the output to read.</summary>
public sealed record LogOptions
{
    public bool Stdout { get; init; } = true;
    public bool Stderr { get; init; } = true;

    /// <summary>Whether to keep reading until the container exits.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether to prefix lines with the engine's RFC 3339 timestamps.</summary>
    public bool Timestamps { get; init; }

    /// <summary>The number of last lines to read; null for all.</summary>
    public int? Tail { get; init; }
    public DateTimeOffset? Since { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>As in <see cref="AttachOptions.Tty"/>.</summary>
    public bool Tty { get; init; }
}
