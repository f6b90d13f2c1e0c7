namespace Compose.Planning.Plans;

/// <summary>
/// Orders steps that touch the same container, network, volume or image: a change comes after all earlier changes and uses, a use after the
/// last change. The planner states all other needs; this ensures that no two steps conflict on a target.
/// </summary>
internal sealed class StepOrder
{
    private readonly Dictionary<StepTarget, int> changed = [];

    // Since the last change.
    private readonly Dictionary<StepTarget, List<int>> used = [];

    /// <summary>The nodes a step comes after because of what it touches.</summary>
    public IEnumerable<int> Before(PlanStep step)
    {
        foreach (var thing in step.Changes.Concat(step.Uses))
            if (changed.TryGetValue(thing, out var change))
                yield return change;
        foreach (var thing in step.Changes)
            foreach (var use in used.GetValueOrDefault(thing, []))
                yield return use;
    }

    public void Add(PlanStep step, int number)
    {
        foreach (var thing in step.Uses)
        {
            if (!used.TryGetValue(thing, out var users))
                used[thing] = users = [];
            users.Add(number);
        }

        foreach (var thing in step.Changes)
        {
            changed[thing] = number;
            used.Remove(thing);
        }
    }
}
