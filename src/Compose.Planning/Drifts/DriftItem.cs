using System.Collections.Immutable;
using Compose.Model.Text;
using Compose.Planning.Differences;
using Compose.Planning.Plans;

namespace Compose.Planning.Drifts;

/// <summary>How something on the engine differs from the files.</summary>
public enum DriftKind
{
    /// <summary>It does not exist.</summary>
    Missing,

    /// <summary>A container does not run.</summary>
    Stopped,

    /// <summary>A container is paused.</summary>
    Paused,

    /// <summary>It was changed by hand; <c>up</c> does not notice.</summary>
    Edited,

    /// <summary>It was created from another definition than the files have now.</summary>
    Outdated,

    /// <summary>There are more than the files ask for.</summary>
    Surplus,

    /// <summary>It belongs to the project, but not to its files.</summary>
    Unmanaged,
}

/// <summary>One thing that differs.</summary>
/// <param name="Service">The service of a container; null for other things.</param>
/// <param name="What">In a few words: <c>exited (137)</c>.</param>
public sealed record DriftItem(DriftKind Kind, StepTarget Target, string? Service, string What)
{
    /// <summary>The id of the container; null where there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The attributes that differ.</summary>
    public ImmutableArray<AttributeChange> Changes { get; init; } = [];

    /// <summary>Where the files define it; null when they do not.</summary>
    public Location? At { get; init; }

    /// <summary>Since when, as far as the engine knows.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What did it, as far as the engine's events tell: <c>stopped by a command</c>.</summary>
    public string? By { get; init; }
}

/// <summary>How a project on the engine differs from its files.</summary>
/// <param name="Items">By service, then what belongs to none.</param>
/// <param name="InSync">How many containers, networks and volumes are as the files say.</param>
public sealed record Drift(string Project, ImmutableArray<DriftItem> Items, int InSync);
