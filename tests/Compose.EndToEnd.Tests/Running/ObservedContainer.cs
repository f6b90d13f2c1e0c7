using Docker.DotNet.Models;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>A container as inspected by the engine.</summary>
internal sealed record ObservedContainer(ContainerInspectResponse Inspected)
{
    public string Id => Inspected.ID;

    public string Name => Inspected.Name.TrimStart('/');

    /// <summary>created, running, paused, restarting, exited or dead.</summary>
    public string Status => State.Status;

    public int ExitCode => (int)State.ExitCode;

    public string StartedAt => State.StartedAt;

    /// <summary>Finish time by the engine's clock; sorts as text.</summary>
    public string FinishedAt => State.FinishedAt;

    public string Health => State.Health?.Status ?? "none";

    public string? Label(string name) => Config.Labels!.TryGetValue(name, out var value) ? value : null;

    public string[] Environment => [.. Config.Env!];

    public State State => Inspected.State!;

    public ContainerConfig Config => Inspected.Config!;

    public HostConfig HostConfig => Inspected.HostConfig!;

    /// <summary>Endpoint settings by network name.</summary>
    public IDictionary<string, EndpointSettings> Networks => Inspected.NetworkSettings!.Networks!;

    /// <summary>The mount at a path in the container; throws when there is none.</summary>
    public MountPoint MountAt(string path) => Inspected.Mounts!.First(mount => mount.Destination == path);
}
