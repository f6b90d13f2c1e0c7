using System.Collections.Immutable;

namespace Compose.Planning.Plans;

/// <summary>A step with its number and needs.</summary>
/// <param name="Number">Counts from 1 in plan order; a node waits only for smaller numbers.</param>
/// <param name="After">The nodes that must be done first, ascending.</param>
/// <param name="Group">Steps shown as one row of progress; null for a separate row.</param>
public sealed record PlanNode(int Number, PlanStep Step, ImmutableArray<int> After, StepGroup? Group)
{
    /// <summary>The replacement in a rolling update that it is part of; null for most.</summary>
    public UpdateAttempt? Attempt => Group?.Attempt;

    /// <summary><c>#3 create container webapp-web-1 after #1, #2 -- no container</c></summary>
    public override string ToString()
    {
        var after = After.IsEmpty ? "" : " after " + string.Join(", ", After.Select(number => $"#{number}"));
        return $"#{Number} {Step}{after} -- {Step.Cause}";
    }
}

/// <summary>Several steps shown as one row.</summary>
public sealed record StepGroup(StepTarget Target, string Working, string Done)
{
    /// <summary>The replacement in a rolling update that they are part of; null for most.</summary>
    public UpdateAttempt? Attempt { get; init; }

    /// <summary>The steps that recreate a container.</summary>
    public static StepGroup Recreate(string container) => new(StepTarget.Container(container), "Recreate", "Recreated");

    /// <summary>The steps that create what replaces a container in a rolling update.</summary>
    public static StepGroup Prepare(UpdateAttempt attempt) =>
        new(StepTarget.Container(attempt.Container), "Creating", "Created") { Attempt = attempt };

    /// <summary>The steps that replace a container in a rolling update.</summary>
    public static StepGroup Replace(UpdateAttempt attempt) =>
        new(StepTarget.Container(attempt.Container), "Replacing", "Replaced") { Attempt = attempt };

    /// <summary>The steps that remove what was replaced.</summary>
    public static StepGroup Forget(UpdateAttempt attempt) =>
        new(StepTarget.Container(attempt.Container), "Removing previous", "Updated") { Attempt = attempt };
}
