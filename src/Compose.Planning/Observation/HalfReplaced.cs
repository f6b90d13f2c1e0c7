using System.Collections.Immutable;
using Compose.Planning.Naming;

namespace Compose.Planning.Observation;

/// <summary>A replica of which a rolling update has left both containers.</summary>
/// <param name="Name">The name of the replica.</param>
/// <param name="Old">The container that it had before; stopped once the new one has taken over.</param>
public sealed record HalfReplaced(string Name, ObservedContainer Old, ObservedContainer New)
{
    /// <summary>Whether the new container has taken over.</summary>
    public bool HasTakenOver => New.Name == Name;

    /// <summary>Whether a container does not run and does not have the replica's name: it is only kept.</summary>
    public bool Keeps(ObservedContainer container) =>
        (container.Id == Old.Id || container.Id == New.Id) && !container.IsRunning && container.Name != Name;

    /// <summary>Those of a service, by number.</summary>
    public static ImmutableArray<HalfReplaced> Of(ObservedState observed, string service)
    {
        var replicas = observed.ReplicasOf(service);
        return
        [
            .. replicas
                .Select(created =>
                    (created, old: replicas.FirstOrDefault(other => other.Id == created.Labels.GetValueOrDefault(Labels.Previous)))
                )
                .Where(static pair => pair.old is not null)
                .Select(static pair => new HalfReplaced(NameOf(pair.old!, pair.created), pair.old!, pair.created)),
        ];
    }

    private static string NameOf(ObservedContainer old, ObservedContainer created)
    {
        var prefix = ContainerNames.Temporary(created.Id, "");
        return old.Name.StartsWith(prefix, StringComparison.Ordinal) ? old.Name[prefix.Length..] : old.Name;
    }
}
