using System.Collections.Immutable;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>kill: every running container of the services, one-offs included.</summary>
public static class KillPlan
{
    /// <param name="services">The services; empty: all of the project's.</param>
    /// <param name="signal">Null for SIGKILL.</param>
    public static Plan Of(ObservedState observed, ImmutableArray<string> services, string? signal)
    {
        var plan = new PlanBuilder(observed: observed);
        foreach (var container in Chosen.From(observed, services, oneOffs: true))
            if (container.IsRunning || container.IsPaused)
                plan.Add(new KillContainer(container.Name, container.Id, signal, container.State), []);
        return plan.Build();
    }
}
