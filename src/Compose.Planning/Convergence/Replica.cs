using Compose.Planning.Observation;
using Compose.Planning.Requests;

namespace Compose.Planning.Convergence;

/// <summary>What becomes of one container of a service.</summary>
internal enum Fate
{
    Keep,
    Create,

    /// <summary>Recreated beside the old one, which is then removed.</summary>
    Recreate,

    /// <summary>Removed, then created again: a volume of its must go in between.</summary>
    Replace,

    Remove,
}

/// <summary>One container of a service: what there is, what becomes of it and why.</summary>
internal sealed class Replica
{
    public required ContainerRequest Request { get; init; }

    public required Fate Fate { get; set; }

    /// <summary>Why; for one that is kept and yet started, why it does not run.</summary>
    public required string Cause { get; set; }

    /// <summary>The container there is; null for one that is created.</summary>
    public ObservedContainer? Existing { get; init; }

    /// <summary>The plan stops it although it is kept, so it must be started again: why.</summary>
    public string? StartAgain { get; set; }

    /// <summary>The nodes after which it can be started.</summary>
    public List<int> Ready { get; } = [];

    public string Name => Request.Name;

    /// <summary>It will be there when the plan is done.</summary>
    public bool Stays => Fate != Fate.Remove;

    /// <summary>It is another container than before.</summary>
    public bool IsNew => Fate is Fate.Create or Fate.Recreate or Fate.Replace;

    /// <summary>Why it must be started; null when it runs and goes on running.</summary>
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
