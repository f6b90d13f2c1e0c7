using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>The state of a container.</summary>
public sealed record ContainerState
{
    /// <summary>One of <see cref="ContainerStatus"/>.</summary>
    public string Status
    {
        get;
        init => field = value ?? "";
    } = "";
    public bool Running { get; init; }
    public bool Paused { get; init; }

    /// <summary>In the back-off of its restart policy, or about to run again.</summary>
    public bool Restarting { get; init; }
    public bool OOMKilled { get; init; }
    public bool Dead { get; init; }
    public int Pid { get; init; }

    [JsonConverter(typeof(ExitCodeConverter))]
    public int ExitCode { get; init; }

    /// <summary>Why the start failed.</summary>
    public string? Error { get; init; }

    /// <summary>Recorded shortly after the process started: on engine 20.10 its first output can be older.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? StartedAt { get; init; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Null without a health check.</summary>
    public Health? Health { get; init; }
}

/// <summary>The values of <see cref="ContainerState.Status"/>.</summary>
public static class ContainerStatus
{
    public const string Created = "created";
    public const string Running = "running";
    public const string Paused = "paused";
    public const string Restarting = "restarting";
    public const string Removing = "removing";
    public const string Exited = "exited";
    public const string Dead = "dead";
}

/// <summary>The result of the health check.</summary>
public sealed record Health
{
    /// <summary>One of <see cref="HealthStatus"/>.</summary>
    public string Status
    {
        get;
        init => field = value ?? "";
    } = "";
    public int FailingStreak { get; init; }

    /// <summary>The last five probes.</summary>
    public IReadOnlyList<HealthProbe> Log
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <summary>The values of <see cref="Health.Status"/>.</summary>
public static class HealthStatus
{
    public const string None = "none";
    public const string Starting = "starting";
    public const string Healthy = "healthy";
    public const string Unhealthy = "unhealthy";
}

/// <summary>One run of the health check.</summary>
public sealed record HealthProbe
{
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? Start { get; init; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? End { get; init; }

    [JsonConverter(typeof(ExitCodeConverter))]
    public int ExitCode { get; init; }
    public string? Output { get; init; }
}
