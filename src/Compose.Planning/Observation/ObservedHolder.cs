using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Planning.Observation;

/// <summary>Any container that is in a network or mounts a volume and so prevents its removal.</summary>
/// <param name="Project">Its project; null when it belongs to none.</param>
/// <param name="IsRunning">Only running containers hold a network.</param>
public sealed record ObservedHolder(string Id, string Name, string? Project, bool IsRunning)
{
    public static ObservedHolder From(ContainerSummary row) =>
        new(
            row.Id,
            row.Name,
            row.Labels.GetValueOrDefault(Labels.Project),
            row.State is ContainerStatus.Running or ContainerStatus.Paused or ContainerStatus.Restarting
        );

    /// <summary><c>container db (project shop)</c></summary>
    public override string ToString() => $"container {Name} ({(Project is null ? "outside of any project" : $"project {Project}")})";
}
