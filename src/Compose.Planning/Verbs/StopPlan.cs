using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Verbs;

/// <summary>stop: dependents before their dependencies, replicas concurrently, pre_stop hooks first.</summary>
public static class StopPlan
{
    /// <param name="services">The services; empty: all of the project's. Their dependencies keep running.</param>
    public static Plan Of(Project project, ObservedState observed, ImmutableArray<string> services, PlanPolicy policy)
    {
        var teardown = new Teardown(project, observed, policy);
        foreach (var service in teardown.ServicesInReverse(services))
            foreach (var container in Chosen.From(observed, [service], oneOffs: false))
            {
                // An engine lists a container as created until it has started, though it may already have output. A stop request waits for
                // the start.
                if (container.State == ContainerStatus.Created)
                    teardown.Draft.Add(
                        new StopContainer(container.Name, container.Id, policy.StopTimeout, Stays: true, "may be starting"),
                        []
                    );
                else if (teardown.Stop(container, "running", stays: true).IsEmpty)
                    teardown.Draft.Builder.Keep(StepTarget.Container(container.Name), "Stopped", "Stopping");
            }

        teardown.RunProviders("stop", services);
        return teardown.Build();
    }
}
