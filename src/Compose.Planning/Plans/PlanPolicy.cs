using System.Collections.Immutable;

namespace Compose.Planning.Plans;

/// <summary>When a container is recreated.</summary>
public enum RecreateRule
{
    /// <summary>When it differs from the file.</summary>
    Diverged,

    /// <summary>Always.</summary>
    Force,

    /// <summary>Never, even when it differs from the file.</summary>
    Never,
}

/// <summary>When an image is built.</summary>
public enum BuildRule
{
    /// <summary>When it is missing, or the service requires it.</summary>
    Missing,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>Command-line options that override the file.</summary>
public sealed record PlanPolicy
{
    public static readonly PlanPolicy Default = new();

    /// <summary>The named services; empty: all. Others in the project are dependencies.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    public RecreateRule Recreate { get; init; }

    /// <summary>As <see cref="Recreate"/>, for services that were not named.</summary>
    public RecreateRule RecreateDependencies { get; init; }

    /// <summary>Whether running containers are replaced one after another, without interruption where the service allows it.</summary>
    public bool Rolling { get; init; }

    /// <summary>Whether recreated containers get fresh anonymous volumes instead of inheriting them.</summary>
    public bool RenewAnonymousVolumes { get; init; }

    /// <summary>Replicas by service, overriding the file.</summary>
    public ImmutableDictionary<string, int> Scale { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    public bool RemoveOrphans { get; init; }

    /// <summary>Whether to suppress orphan warnings.</summary>
    public bool IgnoreOrphans { get; init; }

    /// <summary>Whether containers are started after creation.</summary>
    public bool Start { get; init; } = true;

    /// <summary>Services whose container output is attached before anything starts.</summary>
    public ImmutableArray<string> AttachTo { get; init; } = [];

    /// <summary>Whether to wait at the end until every service is healthy, or running.</summary>
    public bool Wait { get; init; }

    /// <summary>Limits every wait; null: unlimited.</summary>
    public TimeSpan? WaitTimeout { get; init; }

    /// <summary>Seconds before a stopping container is killed; null for its own grace period.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>A pull policy that overrides every service's own; null: none.</summary>
    public string? Pull { get; init; }

    public BuildRule Build { get; init; }

    /// <summary>Services whose images are built regardless of <see cref="Build"/>.</summary>
    public ImmutableHashSet<string> Rebuild { get; init; } = [];

    /// <summary>Whether to build the images of dependencies first, which the classic builder needs to build upon them.</summary>
    public bool BuildsInOrder { get; init; }

    /// <summary>Keys of changed volumes that may be recreated, losing their data.</summary>
    public ImmutableHashSet<string> RecreateVolumes { get; init; } = [];

    /// <summary>Services whose containers are left alone, while their dependencies are brought up.</summary>
    public ImmutableHashSet<string> Untouched { get; init; } = [];

    /// <summary>The separator in names.</summary>
    public char Separator { get; init; } = '-';

    internal bool IsTarget(string service) => Targets.IsEmpty || Targets.Contains(service);

    internal RecreateRule RuleFor(string service) => IsTarget(service) ? Recreate : RecreateDependencies;
}
