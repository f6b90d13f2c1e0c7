using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A port of the container and where the host publishes it (spec 1.10).</summary>
public sealed class PortMapping(Mapping node) : View(node)
{
    /// <summary>How a port is published that does not say.</summary>
    internal const string DefaultMode = "ingress";

    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("port",
    [
        new("name", new TextShape { Description = "A name for people." }),
        new("mode", new TextShape { Description = "`ingress` or `host`.", Suggested = [DefaultMode, "host"] }),
        new("host_ip", new TextShape { Description = "The host's address to listen on.", Grammar = PortSyntax.CheckHostIp }),
        new("target", new WholeShape { Description = "The container's port.", Cast = Cast.Int,
            Grammar = PortSyntax.CheckTarget }) { Required = true, WrongNames = ["container", "container_port", "port"] },
        new("published", new PrintedShape(ScalarTypes.Whole | ScalarTypes.Text)
        {
            Description = "The host's port, or a range to choose from: `8080`, `8000-8010`.",
            Grammar = PortSyntax.CheckPublished,
        }) { WrongNames = ["host", "host_port"] },
        new("protocol", new TextShape { Description = "`tcp`, `udp` or `sctp`.", Suggested = [PortSyntax.DefaultProtocol, "udp", "sctp"] }),
        new("app_protocol", new TextShape { Description = "What is spoken over the port, such as `http`." }),
    ])
    {
        Description = "A port of the container and where the host publishes it.",
    };

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
    public string Protocol => Text("protocol") ?? PortSyntax.DefaultProtocol;

    /// <summary>What is spoken over the port, such as <c>http</c>.</summary>
    public string? AppProtocol => Text("app_protocol");
}
