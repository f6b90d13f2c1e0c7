using System.Globalization;
using Compose.Engine.Wire;
using Compose.Model.Services;
using Compose.Model.Shapes;

namespace Compose.Planning.Requests;

/// <summary>Exposed and published ports.</summary>
internal static class Ports
{
    /// <summary><c>80/tcp</c> for each port of expose and ports; null when there are none.</summary>
    public static IReadOnlyList<string>? Exposed(Service service)
    {
        var exposed = new List<string>();
        foreach (var text in service.Expose)
            AddRange(exposed, text);
        foreach (var port in service.Ports)
            exposed.Add(Key(port));
        return exposed.Count == 0 ? null : exposed.Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>The host bindings of each port; null when there are none.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<PortBinding>>? Bindings(Service service)
    {
        if (service.Ports.IsEmpty)
            return null;
        var bindings = new Dictionary<string, IReadOnlyList<PortBinding>>(StringComparer.Ordinal);
        foreach (var port in service.Ports.GroupBy(Key))
            bindings[port.Key] = [.. port.Select(p => new PortBinding { HostIp = p.HostIp ?? "", HostPort = p.Published ?? "" })];
        return bindings;
    }

    private static string Key(PortMapping port) => string.Create(CultureInfo.InvariantCulture, $"{port.Target}/{port.Protocol}");

    // expose is text: 3000, 3000/udp, 8000-8010.
    private static void AddRange(List<string> exposed, string text)
    {
        var slash = text.IndexOf('/');
        var (ports, protocol) = slash < 0 ? (text, PortSyntax.DefaultProtocol) : (text[..slash], text[(slash + 1)..]);
        var dash = ports.IndexOf('-');
        if (
            dash > 0
            && int.TryParse(ports[..dash], CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ports[(dash + 1)..], CultureInfo.InvariantCulture, out var last)
        )
        {
            for (var port = first; port <= last; port++)
                exposed.Add(string.Create(CultureInfo.InvariantCulture, $"{port}/{protocol}"));
        }
        else
        {
            exposed.Add($"{ports}/{protocol}");
        }
    }
}
