using Compose.Planning.Differences;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Convergence;

/// <summary>What happens to a container of a service.</summary>
internal enum Fate
{
    Keep,
    Create,

    /// <summary>Created beside the old one, which is then removed.</summary>
    Recreate,

    /// <summary>Removed, then created again, since one of its volumes must be removed in between.</summary>
    Replace,

    Remove,
}

/// <summary>One container of a service: its state, fate and cause.</summary>
internal sealed class Replica
{
    public required ContainerRequest Request { get; init; }

    public required Fate Fate { get; set; }

    /// <summary>The cause; for one that is kept but started, why it is not running.</summary>
    public required string Cause { get; set; }

    /// <summary>What differs in the configuration of one that is recreated.</summary>
    public ContainerDifference Difference { get; init; } = ContainerDifference.None;

    /// <summary>The existing container; null for one that is created.</summary>
    public ObservedContainer? Existing { get; init; }

    /// <summary>Why it must be started again, when the plan stops but keeps it.</summary>
    public string? StartAgain { get; set; }

    /// <summary>The container that keeps its anonymous volumes while it is replaced; null when nothing must be kept.</summary>
    public string? Keeper { get; set; }

    /// <summary>Its replacement in a rolling update; null when it is not replaced, or at once.</summary>
    public UpdateAttempt? Attempt { get; set; }

    /// <summary>The steps of that replacement.</summary>
    public StepGroup? Group { get; set; }

    /// <summary>The nodes after which it can be started.</summary>
    public List<int> Ready { get; } = [];

    public string Name => Request.Name;

    /// <summary>Whether it exists after the plan.</summary>
    public bool Stays => Fate != Fate.Remove;

    /// <summary>Whether the plan creates it.</summary>
    public bool IsNew => Fate is Fate.Create or Fate.Recreate or Fate.Replace;

    /// <summary>Why it must be started; null when it runs and keeps running.</summary>
    public string? StartCause =>
        Fate switch
        {
            Fate.Remove => null,
            Fate.Create => "created",
            Fate.Recreate or Fate.Replace => "recreated",
            _ when StartAgain is not null => StartAgain,
            _ when Existing is { IsRunning: false, IsPaused: false } existing => existing.ExitCode is { } code
                ? $"exited ({code})"
                : existing.State,
            _ => null,
        };
}
