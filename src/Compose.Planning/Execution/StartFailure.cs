using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Planning.Execution;

/// <summary>
/// Which attribute a container cannot start for. The engine says it in words only; they choose the place a message points at, never what is done.
/// </summary>
internal static class StartFailure
{
    public static Location PlaceOf(Service service, string message)
    {
        foreach (var port in service.Ports)
            if (port.Published is { Length: > 0 } published && message.Contains($":{published}", StringComparison.Ordinal))
                return port.At;
        if (Says(message, "port is already allocated") || Says(message, "address already in use")) return service.PlaceOf("ports");
        if (Says(message, "executable file not found") || Says(message, "exec:")) return service.PlaceOf(service.Node["command"] is null ? "entrypoint" : "command");
        return Says(message, "mount") ? service.PlaceOf("volumes") : service.NameAt;
    }

    private static bool Says(string message, string words) => message.Contains(words, StringComparison.Ordinal);
}
