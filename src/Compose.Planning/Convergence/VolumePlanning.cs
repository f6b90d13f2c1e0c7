using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Resources;
using Compose.Planning.Naming;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>Volumes: created when missing; recreated, which loses their data, only when confirmed.</summary>
internal static class VolumePlanning
{
    public static void Plan(Draft draft, ReplicaDecisions decisions)
    {
        foreach (var volume in draft.Project.Volumes.OrderBy(volume => volume.Key, StringComparer.Ordinal))
        {
            var existing = draft.Observed.FindVolume(volume.Name);
            if (volume.External)
            {
                if (existing is null)
                    draft.Builder.Refuse(PlanDiagnostics.ExternalVolume(volume));
            }
            else if (existing is null)
            {
                draft.VolumeReady[volume.Key] = draft.Add(new CreateVolume(draft.Project, volume, "not found"), []);
            }
            else if (existing.Project != draft.Project.Name)
            {
                draft.Builder.Warn(
                    $"volume \"{volume.Name}\" already exists but was {(existing.Project is { } other ? $"created for project \"{other}\" (expected \"{draft.Project.Name}\")" : "not created by Docker Compose")}. Use `external: true` to use an existing volume"
                );
            }
            else if (HasChanged(draft.Project, draft.Observed, volume))
            {
                if (draft.Policy.RecreateVolumes.Contains(volume.Key))
                    Recreate(draft, decisions, volume);
                else
                    draft.Builder.Warn(
                        $"Volume \"{volume.Name}\" exists but doesn't match configuration in compose file: it differs from {volume.KeyAt} "
                            + "and is kept, since data would be lost"
                    );
            }
        }
    }

    /// <summary>Whether the existing volume has another definition; false when unknown.</summary>
    public static bool HasChanged(Project project, ObservedState observed, Volume volume) =>
        !volume.External
        && observed.FindVolume(volume.Name) is { } existing
        && existing.Project == project.Name
        && existing.DiffersFrom(volume);

    private static void Recreate(Draft draft, ReplicaDecisions decisions, Volume volume)
    {
        const string Cause = "volume config changed";
        var mounting = draft
            .Observed.Containers.Where(c => c.Mounts.Any(mount => mount.Type == "volume" && mount.Name == volume.Name))
            .ToImmutableArray();
        var going = mounting
            .Where(container =>
                decisions.Of(container) is not null || decisions.IsLeftover(container) || OrphanPlanning.Goes(draft, container)
            )
            .ToImmutableArray();
        var others = mounting
            .Except(going)
            .Select(container => new ObservedHolder(container.Id, container.Name, draft.Project.Name, container.IsRunning))
            .Concat(
                draft.Observed.FindVolume(volume.Name)?.Holders.Where(holder => mounting.All(container => container.Id != holder.Id)) ?? []
            )
            .ToImmutableArray();
        if (!others.IsEmpty)
        {
            draft.Builder.Refuse(PlanDiagnostics.VolumeInUse(volume, others));
            return;
        }

        var gone = new List<int>();
        foreach (var container in going)
        {
            var replica = decisions.Of(container);
            List<int> before = replica is not null && Keep(draft, replica, container) is { } kept ? [kept] : [];
            if (container.IsRunning || container.IsPaused)
                before.Add(draft.Stop(container, before, Cause));
            var removed = draft.Remove(container, before, Cause);
            gone.Add(removed);
            replica?.Ready.Add(removed);
        }

        var removedVolume = draft.Add(new RemoveVolume(volume.Name, InUseIsFine: false, Cause) { At = volume.KeyAt }, gone);
        draft.VolumeReady[volume.Key] = draft.Add(new CreateVolume(draft.Project, volume, Cause), [removedVolume]);
    }

    /// <summary>
    /// Keeps the anonymous volumes of a container that goes before its replacement comes; null when it has none, or they are kept already.
    /// </summary>
    private static int? Keep(Draft draft, Replica replica, ObservedContainer container)
    {
        if (replica.Fate != Fate.Replace || replica.Keeper is not null || replica.Request.Inherited.IsEmpty)
            return null;
        replica.Keeper = ContainerNames.Temporary(container.Id, replica.Name);
        // One of an earlier run has its name; the container itself still has the volumes.
        var earlier = draft.Observed.Containers.Where(other => other.Name == replica.Keeper);
        return draft.Add(
            new KeepVolumes(replica.Keeper, replica.Request, "they belong to the next container"),
            [.. earlier.Select(other => draft.Remove(other, [], "left behind by an interrupted recreate"))]
        );
    }
}
