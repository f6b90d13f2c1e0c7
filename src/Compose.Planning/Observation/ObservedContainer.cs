using System.Collections.Immutable;
using System.Globalization;
using Compose.Engine.Wire;

namespace Compose.Planning.Observation;

/// <summary>A container of the project on the engine.</summary>
public sealed record ObservedContainer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Its service, which may no longer be in the file.</summary>
    public required string Service { get; init; }

    /// <summary>The replica number; 0 when unknown.</summary>
    public int Number { get; init; }

    public bool OneOff { get; init; }

    /// <summary>One of <see cref="ContainerStatus"/>.</summary>
    public string State { get; init; } = ContainerStatus.Running;

    /// <summary>The exit code; null until it has exited.</summary>
    public int? ExitCode { get; init; }

    /// <summary>One of <see cref="HealthStatus"/>; null without a health check, or when not running.</summary>
    public string? Health { get; init; }

    public string? ConfigHash { get; init; }

    /// <summary>The digest of its image; null when the label is missing.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>The image reference it was created with.</summary>
    public string? Image { get; init; }

    /// <summary>Network name to network id; the id is empty in a stopped container, and the name again on Podman.</summary>
    public ImmutableSortedDictionary<string, string> Networks { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<MountPoint> Mounts { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Unix seconds.</summary>
    public long Created { get; init; }

    /// <summary>The full inspection; only for containers whose config hash differs, to name what changed.</summary>
    public ContainerInspect? Details { get; init; }

    /// <summary>With <see cref="Details"/>: what the image it was created from declares; null when that image is gone.</summary>
    public ContainerConfig? ImageConfig { get; init; }

    /// <summary>
    /// Names of volumes that the engine created unnamed: 64 hexadecimal digits. Inherited ones are mounted by that name, so the engine no
    /// longer treats them as anonymous and keeps them when the container is removed.
    /// </summary>
    public IEnumerable<string> AnonymousVolumes =>
        Mounts
            .Where(static mount => mount is { Type: "volume", Name.Length: 64 } && mount.Name.All(char.IsAsciiHexDigitLower))
            .Select(static mount => mount.Name!);

    public bool IsRunning => State is ContainerStatus.Running or ContainerStatus.Restarting;

    public bool IsPaused => State == ContainerStatus.Paused;

    /// <summary>Whether it is connected to this network, as far as known.</summary>
    public bool IsIn(ObservedNetwork network) =>
        Networks.TryGetValue(network.Name, out var id) && (id.Length == 0 || id == network.Id || id == network.Name);

    /// <summary>Reads a list entry. Null for containers that belong to no service, such as one that ran a hook.</summary>
    public static ObservedContainer? From(ContainerSummary row)
    {
        if (
            !row.Labels.TryGetValue(Naming.Labels.ConfigHash, out var hash)
            || !row.Labels.TryGetValue(Naming.Labels.Service, out var service)
        )
            return null;
        _ = int.TryParse(row.Labels.GetValueOrDefault(Naming.Labels.Number), CultureInfo.InvariantCulture, out var number);
        return new ObservedContainer
        {
            Id = row.Id,
            Name = row.Name,
            Service = service,
            Number = number,
            OneOff = row.Labels.GetValueOrDefault(Naming.Labels.OneOff) == Naming.Labels.True,
            State = row.State,
            ExitCode = StatusText.ExitCode(row.Status),
            Health = StatusText.Health(row.Status),
            ConfigHash = hash,
            ImageDigest = row.Labels.GetValueOrDefault(Naming.Labels.Image),
            Image = row.Image,
            Networks = (row.NetworkSettings?.Networks ?? ImmutableDictionary<string, EndpointSettings>.Empty).ToImmutableSortedDictionary(
                entry => entry.Key,
                entry => entry.Value.NetworkID ?? "",
                StringComparer.Ordinal
            ),
            Mounts = [.. row.Mounts],
            Labels = row.Labels.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Created = row.Created,
        };
    }
}
