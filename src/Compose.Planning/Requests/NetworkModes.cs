using Compose.Model.Services;

namespace Compose.Planning.Requests;

/// <summary>Namespaces shared with the host, a service or a container: network_mode, ipc, pid.</summary>
internal static class NetworkModes
{
    /// <summary>The engine's network mode; null when the container has its own networks.</summary>
    public static string? Of(ContainerRequest request) =>
        request.Service.NetworkMode is { } mode && mode != "disabled" ? Shared(request, mode, Service.NetworkModeKey, "network") : null;

    /// <summary>The value with <c>service:x</c> replaced by <c>container:id</c>.</summary>
    /// <param name="attribute">The service attribute with the value.</param>
    /// <param name="kind">The namespace's name in messages.</param>
    public static string Shared(ContainerRequest request, string mode, string attribute, string kind)
    {
        if (PeerReference.Of(mode).Service is not { } target)
            return mode;
        if (request.Parents.TryGetValue(target, out var id))
            return PeerReference.ToContainer(id);
        request.Refuse(RequestDiagnostics.NothingToShare(request.Service, $"{kind} namespace", target, attribute));
        return mode;
    }

    /// <summary>The engine's form of volumes_from: <c>id[:mode]</c>.</summary>
    public static string VolumesFrom(ContainerRequest request, string text)
    {
        var source = PeerReference.OfVolumes(text);
        if (source.Service is not { } target)
            return source.Container + source.Mode;
        if (request.Parents.TryGetValue(target, out var id))
            return id + source.Mode;
        request.Refuse(RequestDiagnostics.NothingToShare(request.Service, "volume", target, Service.VolumesFromKey));
        return text;
    }
}
