using System.Collections.Immutable;

namespace Compose.Planning.Plans;

/// <summary>When a container is recreated.</summary>
public enum RecreateRule
{
    /// <summary>When it is not as the file says.</summary>
    Diverged,

    /// <summary>Always.</summary>
    Force,

    /// <summary>Never, even when it is not as the file says.</summary>
    Never,
}

/// <summary>When an image is built.</summary>
public enum BuildRule
{
    /// <summary>When it is missing, or the service says so.</summary>
    Missing,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>What the command line asks for beyond what the file says.</summary>
public sealed record PlanPolicy
{
    public static readonly PlanPolicy Default = new();

    /// <summary>The services that were named; empty: all. Others in the project are dependencies.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    public RecreateRule Recreate { get; init; }

    /// <summary>As <see cref="Recreate"/>, for services that were not named.</summary>
    public RecreateRule RecreateDependencies { get; init; }

    /// <summary>Give containers fresh anonymous volumes in place of those of the container they replace.</summary>
    public bool RenewAnonymousVolumes { get; init; }

    /// <summary>Replicas by service, before what the file says.</summary>
    public ImmutableDictionary<string, int> Scale { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    public bool RemoveOrphans { get; init; }

    /// <summary>Say nothing of orphans.</summary>
    public bool IgnoreOrphans { get; init; }

    /// <summary>Whether containers are started, or only made.</summary>
    public bool Start { get; init; } = true;

    /// <summary>Services whose containers' output is attached to before anything starts.</summary>
    public ImmutableArray<string> AttachTo { get; init; } = [];

    /// <summary>Wait at the end until every service is healthy, or runs.</summary>
    public bool Wait { get; init; }

    /// <summary>Bounds every wait; null: without end.</summary>
    public TimeSpan? WaitTimeout { get; init; }

    /// <summary>Seconds before a stopping container is killed; null for its own grace period.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>A pull policy that goes before every service's own; null: none.</summary>
    public string? Pull { get; init; }

    public BuildRule Build { get; init; }

    /// <summary>Services whose images are built whatever <see cref="Build"/> says.</summary>
    public ImmutableHashSet<string> Rebuild { get; init; } = [];

    /// <summary>
    /// Build the images of what a service depends on before its own: the classic builder knows no other way to build upon them.
    /// </summary>
    public bool BuildsInOrder { get; init; }

    /// <summary>Keys of volumes that may be lost and recreated, because their definition has changed.</summary>
    public ImmutableHashSet<string> RecreateVolumes { get; init; } = [];

    /// <summary>Services whose containers are left as they are; what they need is brought up all the same.</summary>
    public ImmutableHashSet<string> Untouched { get; init; } = [];

    /// <summary>What joins the parts of names.</summary>
    public char Separator { get; init; } = '-';

    internal bool IsTarget(string service) => Targets.IsEmpty || Targets.Contains(service);

    internal RecreateRule RuleFor(string service) => IsTarget(service) ? Recreate : RecreateDependencies;
}
