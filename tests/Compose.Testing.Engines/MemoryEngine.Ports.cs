using System.Globalization;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Containers;

namespace Compose.Testing.Engines;

/// <content>Host ports.</content>
public sealed partial class MemoryEngine
{
    private const int FirstFreePort = 32768;
    private readonly HashSet<int> foreignPorts = [];

    /// <summary>Occupies a host port from outside the engine.</summary>
    public void TakePort(int port)
    {
        lock (gate)
            foreignPorts.Add(port);
    }

    /// <summary>Binds the published ports of a starting container.</summary>
    private void Publish(MemoryContainer container)
    {
        foreach (var port in container.Config.ExposedPorts ?? [])
            container.Ports[port] = null;
        foreach (var (port, bindings) in container.Host.PortBindings ?? new Dictionary<string, IReadOnlyList<PortBinding>>())
            container.Ports[port] = [.. bindings.Select(binding => Bind(container, binding))];
    }

    private PortBinding Bind(MemoryContainer container, PortBinding asked)
    {
        var taken = containers
            .SelectMany(static other => other.Ports.Values)
            .OfType<IReadOnlyList<PortBinding>>()
            .SelectMany(static bindings => bindings)
            .Select(static binding => int.Parse(binding.HostPort ?? "0", CultureInfo.InvariantCulture))
            .Concat(foreignPorts)
            .ToHashSet();
        var address = string.IsNullOrEmpty(asked.HostIp) ? "0.0.0.0" : asked.HostIp;
        var range = (string.IsNullOrEmpty(asked.HostPort) ? $"{FirstFreePort}-60999" : asked.HostPort)
            .Split('-')
            .Select(static text => int.Parse(text, CultureInfo.InvariantCulture))
            .ToList();
        for (var port = range[0]; port <= range[^1]; port++)
            if (!taken.Contains(port))
                return new PortBinding { HostIp = address, HostPort = port.ToString(CultureInfo.InvariantCulture) };
        throw Failed(
            $"driver failed programming external connectivity on endpoint {container.Name} ({NewId("endpoint")}): Bind for {address}:{range[0]} failed: port is already allocated"
        );
    }
}
