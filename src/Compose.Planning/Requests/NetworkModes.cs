namespace Compose.Planning.Requests;

/// <summary>Namespaces shared with the host, a service or a container: network_mode, ipc, pid.</summary>
internal static class NetworkModes
{
    private const string Service = "service:";

    /// <summary>The engine's network mode; null when the Container has networks of its own.</summary>
    public static string? Of(ContainerRequest request) =>
        request.Service.NetworkMode is { } mode && mode != "disabled" ? Shared(request, mode, "network_mode", "network") : null;

    /// <summary>The value with <c>service:x</c> replaced by <c>container:id</c>.</summary>
    /// <param name="attribute">Where it stands in the service.</param>
    /// <param name="kind">How a message calls the namespace.</param>
    public static string Shared(ContainerRequest request, string mode, string attribute, string kind)
    {
        if (!mode.StartsWith(Service, StringComparison.Ordinal)) return mode;
        var target = mode[Service.Length..];
        if (request.Parents.TryGetValue(target, out var id)) return $"container:{id}";
        request.Refuse(RequestDiagnostics.NothingToShare(request.Service, $"{kind} namespace", target, attribute));
        return mode;
    }

    /// <summary>volumes_from as the engine takes it: <c>id[:mode]</c>.</summary>
    public static string VolumesFrom(ContainerRequest request, string text)
    {
        const string Container = "container:";
        if (text.StartsWith(Container, StringComparison.Ordinal)) return text[Container.Length..];
        if (text.StartsWith(Service, StringComparison.Ordinal)) text = text[Service.Length..];
        var colon = text.IndexOf(':');
        var (target, mode) = colon < 0 ? (text, "") : (text[..colon], text[colon..]);
        if (request.Parents.TryGetValue(target, out var id)) return id + mode;
        request.Refuse(RequestDiagnostics.NothingToShare(request.Service, "volume", target, "volumes_from"));
        return text;
    }
}
