using Compose.Engine.Wire;
using Compose.Testing.Engines.Processes;

namespace Compose.Testing.Engines.Containers;

/// <summary>A container: its configuration and state.</summary>
internal sealed class MemoryContainer(string id, ContainerConfig config, HostConfig host, MemoryImage image)
{
    public string Id { get; } = id;

    public string ShortId => Id[..12];

    public required string Name { get; set; }

    /// <summary>Including the image's configuration.</summary>
    public ContainerConfig Config { get; } = config;

    public HostConfig Host { get; } = host;

    public MemoryImage Image { get; } = image;

    public required DateTimeOffset Created { get; init; }

    /// <summary>By network name.</summary>
    public SortedDictionary<string, EndpointSettings> Endpoints { get; } = new(StringComparer.Ordinal);

    public List<MountPoint> Mounts { get; } = [];

    /// <summary>Anonymous volumes created for it.</summary>
    public HashSet<string> AnonymousVolumes { get; } = [];

    public SortedDictionary<string, IReadOnlyList<PortBinding>?> Ports { get; } = new(StringComparer.Ordinal);

    public ContainerFiles Files { get; } = new();

    public ProcessOutput Output { get; } = new();

    public string Status { get; set; } = ContainerStatus.Created;

    public bool IsUp => Status is ContainerStatus.Running or ContainerStatus.Paused;

    public int ExitCode { get; set; }

    public string Error { get; set; } = "";

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public int RestartCount { get; set; }

    /// <summary>Whether it was stopped explicitly, which disables its restart policy.</summary>
    public bool IsWantedDown { get; set; }

    public ShellProcess? Process { get; set; }

    /// <summary>Standard input of the next or current run; null when closed from the start.</summary>
    public ByteChannel? Input { get; set; }

    public Health? Health { get; set; }

    public ITimer? Probing { get; set; }

    public ITimer? Revival { get; set; }

    /// <summary>Waiters for its next exit.</summary>
    public List<TaskCompletionSource<ContainerExit>> WaitsForExit { get; } = [];

    public List<TaskCompletionSource<ContainerExit>> WaitsForRemoval { get; } = [];

    public IReadOnlyDictionary<string, string> Labels => Config.Labels ?? new Dictionary<string, string>();

    /// <summary>Command and arguments.</summary>
    public IReadOnlyList<string> Arguments => [.. Config.Entrypoint ?? [], .. Config.Cmd ?? []];

    public IReadOnlyDictionary<string, string> Environment =>
        (Config.Env ?? [])
            .Select(static text => text.Split('=', 2))
            .ToDictionary(static pair => pair[0], static pair => pair.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal);

    /// <summary>Whether a text identifies it: by id, id prefix or name.</summary>
    public bool IsCalled(string text) =>
        Id == text || Name == text.TrimStart('/') || (text.Length >= 6 && Id.StartsWith(text, StringComparison.Ordinal));
}
