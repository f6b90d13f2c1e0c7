using System.Collections.Immutable;
using Compose.Cli.Watching;

namespace Compose.Cli.Attaching;

/// <summary>When an attached <c>up</c> ends.</summary>
internal enum Ending
{
    WhenAllHaveEnded,

    /// <summary>When one container exits; the others are stopped.</summary>
    OnExit,

    /// <summary>When one container fails; the others are stopped.</summary>
    OnFailure,
}

/// <summary>How an attached <c>up</c> shows output and ends.</summary>
internal sealed record AttachedOptions
{
    /// <summary>Services whose containers must exit for it to end.</summary>
    public required ImmutableArray<string> Watched { get; init; }

    /// <summary>Services to stop when it is interrupted or aborted.</summary>
    public required ImmutableArray<string> Stopped { get; init; }

    /// <summary>Services whose output is shown.</summary>
    public required ImmutableArray<string> Shown { get; init; }

    public Ending Ending { get; init; }

    /// <summary>The service whose exit code is returned.</summary>
    public string? ExitCodeFrom { get; init; }

    /// <summary>Creates a watch of files that reports through the given action; refuses a project that has none.</summary>
    public required Func<Action<string>, WatchSession> Watch { get; init; }

    /// <summary>Takes the lock of those who watch.</summary>
    public required Func<IDisposable> HoldWatch { get; init; }

    /// <summary>Whether to watch files once everything is started; only an interruption then ends the run.</summary>
    public bool WatchesFromStart { get; init; }

    /// <summary>Whether to offer shortcuts on a terminal.</summary>
    public bool Menu { get; init; }

    /// <summary>Seconds before a stopping container is killed; null for its own grace period.</summary>
    public int? StopTimeout { get; init; }

    public bool Colors { get; init; }

    public bool Prefixes { get; init; }

    public bool Timestamps { get; init; }
}
