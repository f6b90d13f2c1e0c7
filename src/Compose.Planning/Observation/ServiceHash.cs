using System.Collections.Immutable;
using Compose.Model.Output;
using Compose.Model.Services;

namespace Compose.Planning.Observation;

/// <summary>
/// The service hash by which changes are detected. A container that shares another's namespace depends on that very container, so service
/// references are replaced by container ids before hashing (cli, 2.3).
/// </summary>
internal static class ServiceHash
{
    /// <param name="containerIds">Service to the id of its first container.</param>
    public static string Of(Service service, IReadOnlyDictionary<string, string> containerIds) =>
        ConfigHash.Of(service, containerIds.GetValueOrDefault);

    /// <summary>Whether a container with this hash matches the service.</summary>
    public static bool IsOf(string? hash, Service service, IReadOnlyDictionary<string, string> containerIds) =>
        ConfigHash.IsOf(hash, service, containerIds.GetValueOrDefault);

    /// <summary>Service to the id of its lowest-numbered container.</summary>
    public static ImmutableDictionary<string, string> ContainerIds(ObservedState state)
    {
        var ids = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var container in state.Containers.Where(c => !c.OneOff).OrderBy(c => c.Number).ThenBy(c => c.Name, StringComparer.Ordinal))
            ids.TryAdd(container.Service, container.Id);
        return ids.ToImmutable();
    }

    /// <summary>The services whose containers this one's depend on.</summary>
    public static IEnumerable<string> Parents(Service service)
    {
        foreach (var mode in new[] { service.NetworkMode, service.Ipc, service.Pid })
            if (PeerReference.Of(mode).Service is { } name)
                yield return name;
        foreach (var source in service.VolumesFrom)
            if (PeerReference.OfVolumes(source).Service is { } name)
                yield return name;
    }
}
