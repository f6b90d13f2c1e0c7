using System.Collections.Immutable;

namespace Compose.Planning.Plans;

/// <summary>A step in its place.</summary>
/// <param name="Number">Counted from 1 in plan order; a node only ever waits for smaller numbers.</param>
/// <param name="After">The nodes that must be done first, ascending.</param>
/// <param name="Group">Steps that progress shows as one; null for a step that stands alone.</param>
public sealed record PlanNode(int Number, PlanStep Step, ImmutableArray<int> After, StepGroup? Group)
{
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
    /// <summary>The steps that take a container's place with a new one.</summary>
    public static StepGroup Recreate(string container) => new(StepTarget.Container(container), "Recreate", "Recreated");
}
