using Compose.Model;
using Compose.Model.Output;
using Compose.Model.Resources;
using Compose.Planning.Observation;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>Volumes: made when missing; made anew, which loses what is in them, only when that was agreed to.</summary>
internal static class VolumePlanning
{
    public static void Plan(Draft draft, ReplicaDecisions decisions)
    {
        foreach (var volume in draft.Project.Volumes.OrderBy(volume => volume.Key, StringComparer.Ordinal))
        {
            var existing = draft.Observed.FindVolume(volume.Name);
            if (volume.External)
            {
                if (existing is null) draft.Builder.Refuse(PlanDiagnostics.ExternalVolume(volume));
            }
            else if (existing is null)
            {
                draft.VolumeReady[volume.Key] = draft.Add(new CreateVolume(draft.Project, volume, "not found"), []);
            }
            else if (existing.Project != draft.Project.Name)
            {
                draft.Builder.Warn($"volume {volume.Name} exists but was not made for project \"{draft.Project.Name}\"; set `external: true` to say that this is meant");
            }
            else if (HasChanged(draft.Project, draft.Observed, volume))
            {
                if (draft.Policy.RecreateVolumes.Contains(volume.Key)) Recreate(draft, decisions, volume);
                else draft.Builder.Warn($"volume {volume.Name} differs from {volume.KeyAt} and is kept: making it anew would lose what is in it");
            }
        }
    }

    /// <summary>Whether the volume there is was made from another definition; false when it does not say.</summary>
    public static bool HasChanged(Project project, ObservedState observed, Volume volume) =>
        !volume.External && observed.FindVolume(volume.Name) is { ConfigHash: { } hash } existing && existing.Project == project.Name && hash != ConfigHash.Of(volume);

    private static void Recreate(Draft draft, ReplicaDecisions decisions, Volume volume)
    {
        const string cause = "volume config changed";
        var gone = new List<int>();
        foreach (var container in draft.Observed.Containers.Where(c => c.Mounts.Any(mount => mount.Type == "volume" && mount.Name == volume.Name)))
        {
            int[] stopped = container.IsRunning || container.IsPaused ? [draft.Stop(container, [], cause)] : [];
            var removed = draft.Add(new RemoveContainer(container.Name, container.Id, Volumes: false, cause), stopped);
            gone.Add(removed);
            if (decisions.Of(container) is { } replica) replica.Ready.Add(removed);
        }

        var removedVolume = draft.Add(new RemoveVolume(volume.Name, InUseIsFine: false, cause), gone);
        draft.VolumeReady[volume.Key] = draft.Add(new CreateVolume(draft.Project, volume, cause), [removedVolume]);
    }
}
