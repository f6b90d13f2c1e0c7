using Compose.Engine.Wire;
using Compose.Planning.Naming;
using Compose.Planning.Observation;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>
/// One-offs that were created and never started. A run starts its container at once, while it is announced, so when this plan is carried
/// out the run has died. Those of Docker Compose, which announces nothing, are left alone.
/// </summary>
internal static class InterruptedRuns
{
    public static void Plan(Draft draft)
    {
        foreach (var container in draft.Observed.Containers.Where(IsInterrupted))
            draft.Add(new RemoveContainer(container.Name, container.Id, Volumes: true, "left behind by an interrupted run"), []);
    }

    private static bool IsInterrupted(ObservedContainer container) =>
        container is { OneOff: true, State: ContainerStatus.Created } && container.Labels.ContainsKey(Labels.Announced);
}
