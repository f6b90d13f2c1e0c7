using System.Collections.Immutable;
using Compose.Model;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Verbs;

/// <summary>rm: containers that are not running; with <c>stop</c> all of them, after stopping them.</summary>
public static class RemovePlan
{
    /// <param name="project">Supplies pre_stop hooks and order.</param>
    /// <param name="services">The services; empty: all of the project's.</param>
    /// <param name="volumes">Whether to remove their anonymous volumes.</param>
    public static Plan Of(
        Project project,
        ObservedState observed,
        ImmutableArray<string> services,
        bool stop,
        bool volumes,
        PlanPolicy policy
    )
    {
        var teardown = new Teardown(project, observed, policy);
        foreach (var service in teardown.ServicesInReverse(services))
            foreach (var container in Chosen.From(observed, [service], oneOffs: false))
                if (stop || !(container.IsRunning || container.IsPaused))
                    teardown.Remove(container, volumes, container.State);
        return teardown.Build();
    }
}
