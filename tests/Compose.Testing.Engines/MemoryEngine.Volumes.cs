using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Containers;

namespace Compose.Testing.Engines;

/// <content>Volumes and mounts.</content>
public sealed partial class MemoryEngine
{
    private readonly SortedDictionary<string, VolumeInspect> volumes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IReadOnlyList<VolumeInspect>> ListVolumesAsync(Filters filters, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<VolumeInspect>>(
            "list volumes",
            "",
            false,
            () => [.. volumes.Values.Where(volume => Fits(volume, filters))],
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<VolumeInspect> InspectVolumeAsync(string volume, CancellationToken cancellationToken) =>
        AnswerAsync(
            "inspect volume",
            volume,
            false,
            () => volumes.GetValueOrDefault(volume) ?? throw NotFound($"get {volume}: no such volume"),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<VolumeInspect> CreateVolumeAsync(VolumeCreate body, CancellationToken cancellationToken) =>
        AnswerAsync(
            "create volume",
            body.Name ?? "",
            true,
            () =>
            {
                if (body.Driver is { Length: > 0 } and not "local")
                    throw NotFound($"create {body.Name}: error looking up volume plugin {body.Driver}: plugin \"{body.Driver}\" not found");
                return MakeVolume(body);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task RemoveVolumeAsync(string volume, bool force, CancellationToken cancellationToken) =>
        DoAsync(
            "remove volume",
            volume,
            () =>
            {
                if (!volumes.ContainsKey(volume))
                {
                    if (force)
                        return;
                    throw NotFound($"get {volume}: no such volume");
                }

                var users = containers
                    .Where(container => container.Mounts.Any(mount => mount.Name == volume))
                    .Select(static container => container.Id)
                    .ToList();
                if (users.Count > 0)
                    throw Conflict($"remove {volume}: volume is in use - [{string.Join(", ", users)}]");
                volumes.Remove(volume);
                Happened("volume", "destroy", volume, new Dictionary<string, string> { ["driver"] = "local" });
            },
            cancellationToken
        );

    private bool Fits(VolumeInspect volume, Filters filters) =>
        filters.FitsLabels(volume.Labels)
        && filters.Fits("name", name => volume.Name.Contains(name.TrimStart('^').TrimEnd('$'), StringComparison.Ordinal))
        && filters.Fits("driver", driver => volume.Driver == driver)
        && filters.Fits(
            "dangling",
            dangling => dangling is "true" or "1" == !containers.Any(container => container.Mounts.Any(mount => mount.Name == volume.Name))
        );

    private VolumeInspect MakeVolume(VolumeCreate body)
    {
        var name = body.Name is { Length: > 0 } given ? given : NewId("volume");
        if (volumes.TryGetValue(name, out var known))
            return known;
        var volume = new VolumeInspect
        {
            Name = name,
            Driver = body.Driver is { Length: > 0 } driver ? driver : "local",
            Mountpoint = $"/var/lib/docker/volumes/{name}/_data",
            CreatedAt = Now(),
            Scope = "local",
            Labels = body.Labels ?? new Dictionary<string, string>(),
            Options = body.DriverOpts ?? new Dictionary<string, string>(),
        };
        volumes[name] = volume;
        Happened("volume", "create", name, new Dictionary<string, string> { ["driver"] = volume.Driver });
        return volume;
    }

    /// <summary>The mounts of a new container; missing volumes are created.</summary>
    private void AddMounts(MemoryContainer container, ContainerCreate body)
    {
        foreach (var lender in body.HostConfig.VolumesFrom ?? [])
            container.Mounts.AddRange(
                (
                    containers.FirstOrDefault(other => other.IsCalled(lender.Split(':')[0]))
                    ?? throw Invalid($"No such container: {lender.Split(':')[0]}")
                ).Mounts
            );
        foreach (var bind in body.HostConfig.Binds ?? [])
        {
            var parts = bind.Split(':');
            var writable = parts.ElementAtOrDefault(2)?.Split(',').Contains("ro") is not true;
            if (parts[0].StartsWith('/'))
                container.Mounts.Add(
                    new MountPoint
                    {
                        Type = "bind",
                        Source = parts[0],
                        Destination = parts[1],
                        Mode = parts.ElementAtOrDefault(2) ?? "",
                        RW = writable,
                    }
                );
            else
                Mount(container, new VolumeCreate { Name = parts[0] }, parts[1], writable);
        }

        foreach (var mount in body.HostConfig.Mounts ?? [])
            Mount(container, mount);
        foreach (var target in (body.Volumes ?? []).Concat(container.Image.Config.Volumes ?? []))
            if (container.Mounts.All(mount => mount.Destination != target))
                Mount(container, new VolumeCreate(), target, writable: true);
    }

    private void Mount(MemoryContainer container, Mount mount)
    {
        switch (mount.Type)
        {
            case "volume":
                var options = mount.VolumeOptions;
                Mount(
                    container,
                    new VolumeCreate
                    {
                        Name = mount.Source,
                        Labels = options?.Labels,
                        Driver = options?.DriverConfig?.Name,
                        DriverOpts = options?.DriverConfig?.Options,
                    },
                    mount.Target,
                    !mount.ReadOnly
                );
                break;
            case "bind" when mount.BindOptions?.CreateMountpoint is not true && !Path.Exists(mount.Source):
                throw Invalid($"invalid mount config for type \"bind\": bind source path does not exist: {mount.Source}");
            case "bind":
                container.Mounts.Add(
                    new MountPoint
                    {
                        Type = "bind",
                        Source = mount.Source,
                        Destination = mount.Target,
                        Mode = "",
                        RW = !mount.ReadOnly,
                        Propagation = mount.BindOptions?.Propagation ?? "rprivate",
                    }
                );
                break;
            default:
                container.Mounts.Add(
                    new MountPoint
                    {
                        Type = mount.Type,
                        Source = mount.Source ?? "",
                        Destination = mount.Target,
                        Mode = "",
                        RW = !mount.ReadOnly,
                    }
                );
                break;
        }
    }

    private void Mount(MemoryContainer container, VolumeCreate wanted, string target, bool writable)
    {
        var volume = MakeVolume(wanted);
        if (wanted.Name is null or "")
            container.AnonymousVolumes.Add(volume.Name);
        container.Mounts.Add(
            new MountPoint
            {
                Type = "volume",
                Name = volume.Name,
                Source = volume.Mountpoint,
                Destination = target,
                Driver = volume.Driver,
                Mode = "z",
                RW = writable,
                Propagation = "",
            }
        );
    }
}
