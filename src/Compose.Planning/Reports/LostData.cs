using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Reports;

/// <summary>The data that a plan loses: volumes that it removes, and anonymous volumes that no container will mount any more.</summary>
internal static class LostData
{
    private const int ShortId = 12;

    public static IEnumerable<string> Of(Plan plan)
    {
        var steps = plan.Nodes.Select(static node => node.Step).ToList();
        var created = steps.OfType<CreateVolume>().Select(static step => step.Target).ToHashSet();
        var removed = steps.OfType<RemoveVolume>().ToDictionary(static step => step.Name, StringComparer.Ordinal);
        foreach (var step in removed.Values)
        {
            if (OwnerOf(plan, step.Name) is { } owner)
                yield return $"{owner}: its data is lost";
            else
                yield return created.Contains(step.Target)
                    ? $"volume {step.Name} is removed and created again: its data is lost"
                    : $"volume {step.Name} is removed{(step.InUseIsFine ? " unless it is in use" : "")}: its data is lost";
        }

        foreach (var create in steps.OfType<CreateContainer>())
            foreach (var text in LeftBehind(create))
                yield return text;
    }

    /// <summary>Names an anonymous volume by the container that mounts it; null for a named one.</summary>
    private static string? OwnerOf(Plan plan, string volume) =>
        plan.Observed?.Containers.FirstOrDefault(container => container.AnonymousVolumes.Contains(volume)) is { } owner
        && plan.Project?.Volumes.Any(declared => declared.Name == volume) is not true
            ? $"the anonymous volume of {owner.Name} at {MountOf(owner, volume)} is removed"
            : null;

    private static string MountOf(ObservedContainer container, string volume) =>
        container.Mounts.First(mount => mount.Name == volume).Destination;

    private static IEnumerable<string> LeftBehind(CreateContainer create)
    {
        if (create.Request.Replaces is not { } old)
            yield break;
        var inherited = create.Request.Inherited.Select(static mount => mount.Source).ToHashSet(StringComparer.Ordinal);
        var declared = (create.Request with { Inherits = false }).Volumes.ToHashSet(StringComparer.Ordinal);
        foreach (var volume in old.AnonymousVolumes)
            if (!inherited.Contains(volume) && !declared.Contains(volume))
                yield return $"the anonymous volume of {old.Name} at {MountOf(old, volume)} is left behind as {volume[..ShortId]}: "
                    + "the new container does not mount it";
    }
}
