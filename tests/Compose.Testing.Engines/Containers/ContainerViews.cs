using System.Globalization;
using Compose.Engine.Wire;

namespace Compose.Testing.Engines.Containers;

/// <summary>A container as inspected or listed by the engine.</summary>
internal static class ContainerViews
{
    public static ContainerInspect Inspect(this MemoryContainer container) =>
        new()
        {
            Id = container.Id,
            Name = "/" + container.Name,
            Created = container.Created,
            Path = container.Arguments.FirstOrDefault(),
            Args = [.. container.Arguments.Skip(1)],
            State = new ContainerState
            {
                Status = container.Status,
                Running = container.IsUp || container.Status == ContainerStatus.Restarting,
                Paused = container.Status == ContainerStatus.Paused,
                Restarting = container.Status == ContainerStatus.Restarting,
                Pid = container.IsUp ? 100 : 0,
                ExitCode = container.ExitCode,
                Error = container.Error,
                StartedAt = container.StartedAt,
                FinishedAt = container.FinishedAt,
                Health = container.Health,
            },
            Image = container.Image.Id,
            RestartCount = container.RestartCount,
            Driver = "overlay2",
            Platform = "linux",
            HostConfig = container.Host,
            Config = container.Config,
            Mounts = [.. container.Mounts],
            NetworkSettings = new NetworkSettings
            {
                Ports = container.IsUp ? container.Ports : [],
                Networks = new Dictionary<string, EndpointSettings>(container.Endpoints),
            },
        };

    public static ContainerSummary Summarize(this MemoryContainer container, string? image, DateTimeOffset now) =>
        new()
        {
            Id = container.Id,
            Names = ["/" + container.Name],
            Image = image,
            ImageID = container.Image.Id,
            Command = string.Join(' ', container.Arguments.Select(static word => word.Contains(' ') ? $"'{word}'" : word)),
            Created = container.Created.ToUnixTimeSeconds(),
            Ports = container.IsUp ? [.. container.Ports.SelectMany(PortsOf)] : [],
            Labels = container.Labels,
            State = container.Status,
            Status = StatusOf(container, now),
            HostConfig = new SummaryHostConfig(container.Host.NetworkMode),
            // The list omits requested settings.
            NetworkSettings = new SummaryNetworks
            {
                Networks = container.Endpoints.ToDictionary(
                    static endpoint => endpoint.Key,
                    static endpoint => endpoint.Value with { Aliases = null, DNSNames = null }
                ),
            },
            Mounts = [.. container.Mounts],
        };

    private static string StatusOf(MemoryContainer container, DateTimeOffset now) =>
        container.Status switch
        {
            ContainerStatus.Running => $"Up {Since(container.StartedAt, now)}{HealthOf(container)}",
            ContainerStatus.Paused => $"Up {Since(container.StartedAt, now)} (Paused)",
            ContainerStatus.Restarting => $"Restarting ({container.ExitCode}) {Since(container.FinishedAt, now)} ago",
            ContainerStatus.Exited => $"Exited ({container.ExitCode}) {Since(container.FinishedAt, now)} ago",
            ContainerStatus.Dead => "Dead",
            _ => "Created",
        };

    private static string HealthOf(MemoryContainer container) =>
        container.Health?.Status switch
        {
            HealthStatus.Starting => " (health: starting)",
            HealthStatus.Healthy => " (healthy)",
            HealthStatus.Unhealthy => " (unhealthy)",
            _ => "",
        };

    private static string Since(DateTimeOffset? time, DateTimeOffset now) =>
        (int)(now - time.GetValueOrDefault(now)).TotalSeconds switch
        {
            < 1 => "Less than a second",
            1 => "1 second",
            < 60 and var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds} seconds"),
            < 120 => "About a minute",
            var more => string.Create(CultureInfo.InvariantCulture, $"{more / 60} minutes"),
        };

    private static IEnumerable<PortSummary> PortsOf(KeyValuePair<string, IReadOnlyList<PortBinding>?> port)
    {
        var parts = port.Key.Split('/');
        var bare = new PortSummary { PrivatePort = int.Parse(parts[0], CultureInfo.InvariantCulture), Type = parts[1] };
        return port.Value is null
            ? [bare]
            : port.Value.Select(binding =>
                bare with
                {
                    IP = binding.HostIp,
                    PublicPort = int.Parse(binding.HostPort ?? "0", CultureInfo.InvariantCulture),
                }
            );
    }
}
