using Compose.Model;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Drifts;

/// <summary>How networks and volumes differ from the files.</summary>
internal static class ResourceDrift
{
    private const string Outdated = "was created from another definition";
    private const string Unused = "belongs to the project, but no service uses it";

    /// <summary>Null when it is as the files say.</summary>
    public static DriftItem? Of(Project project, ObservedState observed, Network network)
    {
        var found = observed.NetworksCalled(network.Name).ToList();
        var target = StepTarget.Network(network.Name);
        if (found.Count == 0)
            return new DriftItem(DriftKind.Missing, target, null, "does not exist") { At = network.KeyAt };
        if (found.Count > 1)
            return new DriftItem(DriftKind.Surplus, target, null, $"exists {found.Count} times") { At = network.KeyAt };
        return !network.External && found[0].Project == project.Name && found[0].DiffersFrom(network)
            ? new DriftItem(DriftKind.Outdated, target, null, Outdated) { At = network.KeyAt }
            : null;
    }

    /// <inheritdoc cref="Of(Project, ObservedState, Network)"/>
    public static DriftItem? Of(Project project, ObservedState observed, Volume volume)
    {
        var target = StepTarget.Volume(volume.Name);
        if (observed.FindVolume(volume.Name) is null)
            return new DriftItem(DriftKind.Missing, target, null, "does not exist") { At = volume.KeyAt };
        return VolumePlanning.HasChanged(project, observed, volume)
            ? new DriftItem(DriftKind.Outdated, target, null, Outdated) { At = volume.KeyAt }
            : null;
    }

    /// <summary>What carries the project's labels, but is used by no service, enabled or not.</summary>
    public static IEnumerable<DriftItem> Unmanaged(Project project, ObservedState observed)
    {
        var disabled = project.DisabledServices;
        foreach (var network in observed.Networks.Where(network => network.Project == project.Name))
            if (
                project.Networks.All(declared => declared.Name != network.Name)
                && !disabled.Any(service => service.Networks.Any(use => use.Name == network.Key))
            )
                yield return new DriftItem(DriftKind.Unmanaged, StepTarget.Network(network.Name), null, Unused);
        foreach (var volume in observed.Volumes.Where(volume => volume.Project == project.Name))
            if (
                project.Volumes.All(declared => declared.Name != volume.Name)
                && !disabled.Any(service => service.Volumes.Any(use => use.Type == MountType.Volume && use.Source == volume.Key))
            )
                yield return new DriftItem(DriftKind.Unmanaged, StepTarget.Volume(volume.Name), null, Unused);
    }
}
