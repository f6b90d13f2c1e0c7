using Compose.Engine.Wire;
using Compose.Planning.Observation;

namespace Compose.Planning.Convergence;

/// <summary>
/// Orphans: containers of services no longer in the file, and one-offs that have exited. Services of inactive profiles do not count (cli,
/// 2.8).
/// </summary>
internal static class OrphanPlanning
{
    public static void Plan(Draft draft)
    {
        if (draft.Policy.IgnoreOrphans)
            return;
        var orphans = draft.Observed.Containers.Where(container => IsOrphan(draft, container)).ToList();
        if (orphans.Count == 0)
            return;
        if (!draft.Policy.RemoveOrphans)
        {
            draft.Builder.Warn(Warning(orphans));
            return;
        }

        foreach (var container in orphans)
        {
            int[] stopped = container.IsRunning || container.IsPaused ? [draft.Stop(container, [], "orphan")] : [];
            draft.Remove(container, stopped, "orphan");
        }
    }

    /// <summary>Whether this plan removes a container as an orphan.</summary>
    public static bool Goes(Draft draft, ObservedContainer container) =>
        draft.Policy is { RemoveOrphans: true, IgnoreOrphans: false } && IsOrphan(draft, container);

    private static bool IsOrphan(Draft draft, ObservedContainer container) =>
        container.OneOff
            ? container.State is ContainerStatus.Exited or ContainerStatus.Dead
            : draft.Project.FindService(container.Service) is null
                && draft.Project.DisabledServices.All(service => service.Name != container.Service);

    private static string Warning(List<ObservedContainer> orphans) =>
        $"Found orphan containers ([{string.Join(' ', orphans.Select(container => container.Name))}]) for this project. If you removed or "
        + "renamed "
        + "this service in your compose file, you can run this command with the --remove-orphans flag to clean it up.";
}
