using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A port of the container and where the host publishes it (spec 1.10).</summary>
public sealed class PortMapping(Mapping node) : View(node)
{
    /// <summary>A name for people.</summary>
    public string? Name => Text("name");

    /// <summary><c>ingress</c> or <c>host</c>.</summary>
    public string? Mode => Text("mode");

    /// <summary>The host's address to listen on; null is every address.</summary>
    public string? HostIp => Text("host_ip");

    /// <summary>The container's port.</summary>
    public int Target => (int)(Whole("target") ?? 0);

    /// <summary>The host's port, or a range to choose from: <c>8080</c>, <c>8000-8010</c>; null lets the engine choose.</summary>
    public string? Published => Text("published");

    /// <summary><c>tcp</c>, <c>udp</c> or <c>sctp</c>.</summary>
    public string Protocol => Text("protocol") ?? "tcp";

    /// <summary>What is spoken over the port, such as <c>http</c>.</summary>
    public string? AppProtocol => Text("app_protocol");
}
