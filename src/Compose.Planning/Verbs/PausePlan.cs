using System.Collections.Immutable;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>pause and unpause. Pausing a paused container is an error from the engine.</summary>
public static class PausePlan
{
    /// <param name="services">The services; empty: all of the project's.</param>
    public static Plan Of(ObservedState observed, ImmutableArray<string> services)
    {
        var plan = new PlanBuilder(observed: observed);
        foreach (var container in Chosen.From(observed, services, oneOffs: false))
            if (container.IsRunning || container.IsPaused)
                plan.Add(new PauseContainer(container.Name, container.Id, container.State), []);
        return plan.Build();
    }

    /// <summary>unpause.</summary>
    public static Plan Undo(ObservedState observed, ImmutableArray<string> services)
    {
        var plan = new PlanBuilder(observed: observed);
        foreach (var container in Chosen.From(observed, services, oneOffs: false))
            if (container.IsRunning || container.IsPaused)
                plan.Add(new UnpauseContainer(container.Name, container.Id, container.State), []);
        return plan.Build();
    }
}
