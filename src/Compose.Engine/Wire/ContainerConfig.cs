using System.Text.Json.Serialization;

namespace Compose.Engine.Wire;

/// <summary>The host-independent configuration of a container or image, used in create requests and inspections.</summary>
public record ContainerConfig
{
    public string? Hostname { get; init; }
    public string? Domainname { get; init; }
    public string? User { get; init; }
    public bool AttachStdin { get; init; }
    public bool AttachStdout { get; init; }
    public bool AttachStderr { get; init; }

    /// <summary>Ports such as <c>80/tcp</c>.</summary>
    [JsonConverter(typeof(KeySetConverter))]
    public IReadOnlyList<string>? ExposedPorts { get; init; }

    public bool Tty { get; init; }

    /// <summary>Whether to keep standard input open while nothing is attached.</summary>
    public bool OpenStdin { get; init; }

    /// <summary>Whether to close standard input when the first attached client disconnects.</summary>
    public bool StdinOnce { get; init; }

    /// <summary><c>KEY=value</c>; a bare <c>KEY</c> removes the image's variable.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    /// <summary>Null: the image's. Empty: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public IReadOnlyList<string>? Cmd { get; init; }

    public HealthConfig? Healthcheck { get; init; }

    /// <summary>The image reference as requested, or an id.</summary>
    public string? Image { get; init; }

    /// <summary>Targets of anonymous volumes.</summary>
    [JsonConverter(typeof(KeySetConverter))]
    public IReadOnlyList<string>? Volumes { get; init; }

    public string? WorkingDir { get; init; }

    /// <summary>Null: the image's. An empty list, or one empty string, resets it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public IReadOnlyList<string>? Entrypoint { get; init; }

    public bool NetworkDisabled { get; init; }

    /// <summary>Below API 1.44 only; afterwards <see cref="EndpointSettings.MacAddress"/>.</summary>
    public string? MacAddress { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }
    public string? StopSignal { get; init; }

    /// <summary>Seconds between the stop signal and the kill; null means the engine's default of ten.</summary>
    public int? StopTimeout { get; init; }
}

/// <summary>The health check of a container. Times in nanoseconds; 0 means inherit.</summary>
public sealed record HealthConfig
{
    /// <summary><c>["CMD", …]</c>, <c>["CMD-SHELL", text]</c>, <c>["NONE"]</c> to disable; null inherits.</summary>
    public IReadOnlyList<string>? Test { get; init; }
    public long Interval { get; init; }
    public long Timeout { get; init; }
    public long StartPeriod { get; init; }

    /// <summary>From API 1.44.</summary>
    public long StartInterval { get; init; }
    public int Retries { get; init; }
}
