using System.Text.Json;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>A container as the engine inspects it.</summary>
internal sealed record ObservedContainer(JsonElement Json)
{
    public string Id => Json.GetProperty("Id").GetString()!;

    public string Name => Json.GetProperty("Name").GetString()!.TrimStart('/');

    /// <summary>created, running, paused, restarting, exited or dead.</summary>
    public string Status => Json.GetProperty("State").GetProperty("Status").GetString()!;

    public int ExitCode => Json.GetProperty("State").GetProperty("ExitCode").GetInt32();

    public string StartedAt => Json.GetProperty("State").GetProperty("StartedAt").GetString()!;

    /// <summary>When, in the engine's clock; sorts as text.</summary>
    public string FinishedAt => Json.GetProperty("State").GetProperty("FinishedAt").GetString()!;

    public string Health => Json.GetProperty("State").TryGetProperty("Health", out var health) ? health.GetProperty("Status").GetString()! : "none";

    public string? Label(string name) =>
        Json.GetProperty("Config").GetProperty("Labels").TryGetProperty(name, out var value) ? value.GetString() : null;

    public string[] Environment => [.. Json.GetProperty("Config").GetProperty("Env").EnumerateArray().Select(entry => entry.GetString()!)];

    public JsonElement HostConfig => Json.GetProperty("HostConfig");

    /// <summary>The networks it is attached to, by name, with the endpoint's settings.</summary>
    public Dictionary<string, JsonElement> Networks =>
        Json.GetProperty("NetworkSettings").GetProperty("Networks").EnumerateObject().ToDictionary(network => network.Name, network => network.Value);

    /// <summary>What is mounted at a path inside; an exception when nothing is.</summary>
    public JsonElement MountAt(string path) =>
        Json.GetProperty("Mounts").EnumerateArray().First(mount => mount.GetProperty("Destination").GetString() == path);
}
