using Compose.Planning.Plans;

namespace Compose.Planning.Execution;

/// <summary>The replacements of a rolling update that failed, compared with how many may.</summary>
internal sealed class Attempts
{
    private readonly HashSet<UpdateAttempt> failed = [];
    private readonly Lock gate = new();

    /// <summary>Whether a step is part of a replacement that has failed, and so is skipped.</summary>
    public bool HasFailed(PlanNode node)
    {
        if (node.Attempt is not { } attempt)
            return false;
        lock (gate)
            return failed.Contains(attempt);
    }

    /// <summary>Records the failure of a step.</summary>
    /// <returns>Whether the rest of the plan goes on nevertheless.</returns>
    public bool Tolerates(PlanNode node)
    {
        if (node.Attempt is not { Series: var series } attempt)
            return false;
        lock (gate)
        {
            failed.Add(attempt);
            return failed.Count(other => other.Series == series) <= series.Allowance;
        }
    }
}
