using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Planning.Observation;

/// <summary>A container that is in a network or mounts a volume, whoever made it: while it does, neither can be removed.</summary>
/// <param name="Project">The project it belongs to; null when it belongs to none.</param>
/// <param name="IsRunning">A network is held by running containers only.</param>
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
