using System.Collections.Immutable;
using Compose.Model;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Verbs;

/// <summary>start: existing containers in dependency order, with all waits and hooks. Creates nothing.</summary>
public static class StartPlan
{
    /// <param name="project">The named services and their dependencies.</param>
    /// <exception cref="StepException">A service has no container.</exception>
    public static Plan Of(Project project, ObservedState observed, PlanPolicy policy)
    {
        foreach (var service in project.Services)
            if (service.Provider is null && Replicas.CountOf(service, policy) > 0 && observed.ReplicasOf(service.Name).IsEmpty)
                throw new StepException($"service \"{service.Name}\" has no container to start", service.NameAt);

        var asThere = policy with
        {
            Recreate = RecreateRule.Never,
            RecreateDependencies = RecreateRule.Never,
            Scale = policy.Scale.SetItems(
                project.Services.Select(service => KeyValuePair.Create(service.Name, CountOf(observed.ReplicasOf(service.Name))))
            ),
        };
        var draft = new Draft(project, observed, asThere);
        StartPlanning.Plan(draft, ReplicaDecisions.Decide(draft));
        return draft.Build();
    }

    /// <summary>A replica that an interrupted update left with two containers counts once.</summary>
    private static int CountOf(ImmutableArray<ObservedContainer> containers) =>
        containers.Where(static container => container.Number > 0).DistinctBy(static container => container.Number).Count()
        + containers.Count(static container => container.Number == 0);
}
