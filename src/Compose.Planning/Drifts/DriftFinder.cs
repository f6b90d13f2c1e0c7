using Compose.Model;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Drifts;

/// <summary>
/// Finds what differs between a project's files and the engine: what <c>up</c> would change, and what it would not notice. Pure: makes no
/// call, reads no clock.
/// </summary>
public static class DriftFinder
{
    /// <param name="observed">With the details of all containers.</param>
    public static Drift Find(Project project, ObservedState observed, PlanPolicy policy)
    {
        var draft = new Draft(project, observed, policy);
        var decisions = Planner.Plan(draft);
        var items = new List<DriftItem>();
        var inSync = 0;
        foreach (var service in draft.Ordered)
            foreach (var replica in decisions[service.Name])
                Add(ContainerDrift.Of(draft, replica));
        items.AddRange(ContainerDrift.Unmanaged(draft));
        foreach (var network in project.Networks)
            Add(ResourceDrift.Of(project, observed, network));
        foreach (var volume in project.Volumes)
            Add(ResourceDrift.Of(project, observed, volume));
        items.AddRange(ResourceDrift.Unmanaged(project, observed));
        return new Drift(project.Name, [.. items], inSync);

        void Add(DriftItem? item)
        {
            if (item is null)
                inSync++;
            else
                items.Add(item);
        }
    }
}
