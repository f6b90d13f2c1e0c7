using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Testing.Engines.Containers;
using Compose.Testing.Engines.Processes;

namespace Compose.Testing.Engines;

/// <content>Containers: list and configuration.</content>
public sealed partial class MemoryEngine
{
    private readonly List<MemoryContainer> containers = [];

    /// <inheritdoc/>
    public Task<IReadOnlyList<ContainerSummary>> ListContainersAsync(Filters filters, bool all, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<ContainerSummary>>(
            "list containers",
            "",
            false,
            () =>
                [
                    .. containers
                        .Where(container =>
                            (
                                all
                                || filters.Values.ContainsKey("status")
                                || container.IsUp
                                || container.Status == ContainerStatus.Restarting
                            ) && Fits(container, filters)
                        )
                        .Reverse()
                        .Select(container => container.Summarize(ShownImage(container), clock.GetUtcNow())),
                ],
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<ContainerInspect> InspectContainerAsync(string container, CancellationToken cancellationToken) =>
        AnswerAsync("inspect container", NameOf(container), false, () => Find(container).Inspect(), cancellationToken);

    /// <inheritdoc/>
    public Task<ContainerCreated> CreateContainerAsync(
        string name,
        ContainerCreate body,
        string? platform,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            "create container",
            name,
            true,
            () =>
            {
                if (containers.FirstOrDefault(other => other.Name == name) is { } holder)
                    throw Conflict(
                        $"Conflict. The container name \"/{name}\" is already in use by container \"{holder.Id}\". You have to remove (or "
                            + "rename) that container to be able to reuse that name."
                    );
                var image = FindImage(body.Image ?? "") ?? throw NotFound($"No such image: {WithTag(body.Image ?? "")}");
                var endpoints = body.NetworkingConfig?.EndpointsConfig ?? new Dictionary<string, EndpointSettings>();
                if (endpoints.Count > 1 && Spoken < ApiVersion.ManyEndpointsInCreate)
                    throw Invalid($"Container cannot be connected to network endpoints: {string.Join(", ", endpoints.Keys)}");
                var mode = ModeOf(body.HostConfig.NetworkMode);
                var container = new MemoryContainer(
                    NewId("container"),
                    Merge(body, image),
                    body.HostConfig with
                    {
                        NetworkMode = mode,
                    },
                    image
                )
                {
                    Name = name,
                    Created = Now(),
                };
                foreach (var (path, content) in image.Files)
                    container.Files.Write(path, content);
                container.Input = body.OpenStdin ? new ByteChannel() : null;
                AddMounts(container, body);
                if (!mode.StartsWith("container:", StringComparison.Ordinal))
                    container.Endpoints[mode] = new EndpointSettings();
                foreach (var (network, endpoint) in endpoints)
                    container.Endpoints[network] = endpoint with { NetworkID = null };
                containers.Add(container);
                Happened(container, "create");
                return new ContainerCreated(container.Id);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task RenameContainerAsync(string container, string name, CancellationToken cancellationToken) =>
        DoAsync(
            "rename container",
            $"{NameOf(container)} to {name}",
            () =>
            {
                var found = Find(container);
                if (found.Name == name)
                    throw Invalid("Renaming a container with the same name as its current name");
                if (containers.FirstOrDefault(other => other.Name == name) is { } holder)
                    throw Conflict(
                        $"Error when allocating new name: Conflict. The container name \"/{name}\" is already in use by container "
                            + $"\"{holder.Id}\". You have to remove (or rename) that container to be able to reuse that name."
                    );
                found.Name = name;
                Happened(found, "rename");
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task RemoveContainerAsync(string container, bool volumes, bool force, CancellationToken cancellationToken) =>
        DoAsync(
            "remove container",
            NameOf(container),
            () =>
            {
                var found = Find(container);
                if (found.IsUp && !force)
                    throw Conflict(
                        $"cannot remove container \"/{found.Name}\": {(found.Status == ContainerStatus.Paused ? "container is paused and must be unpaused first" : "container is running: stop the container before removing or force remove")}"
                    );
                Remove(found, volumes);
            },
            cancellationToken
        );

    private void Remove(MemoryContainer container, bool withVolumes)
    {
        container.IsWantedDown = true;
        container.Revival?.Dispose();
        if (container.IsUp)
        {
            Happened(container, "kill", ("signal", "9"));
            container.Process?.Signal("KILL");
        }

        // An auto-removed container is already gone.
        if (!containers.Remove(container))
            return;
        if (withVolumes)
            foreach (var volume in container.AnonymousVolumes)
                this.volumes.Remove(volume);
        Happened(container, "destroy");
        foreach (var wait in container.WaitsForRemoval)
            wait.TrySetResult(new ContainerExit(container.ExitCode));
    }

    private MemoryContainer Find(string name) =>
        containers.FirstOrDefault(container => container.IsCalled(name)) ?? throw NotFound($"No such container: {name}");

    /// <summary>A container's name in the call log.</summary>
    private string NameOf(string container)
    {
        lock (gate)
            return containers.FirstOrDefault(other => other.IsCalled(container))?.Name ?? container;
    }

    private static string ModeOf(string? mode) => mode is null or "" or "default" ? "bridge" : mode;

    // Shows the id if the tag has moved to another image.
    private string ShownImage(MemoryContainer container) =>
        FindImage(container.Config.Image ?? "")?.Id == container.Image.Id ? container.Config.Image! : container.Image.Id;

    private bool Fits(MemoryContainer container, Filters filters) =>
        filters.FitsLabels(container.Labels)
        && filters.Fits("id", id => container.Id.StartsWith(id, StringComparison.Ordinal))
        && filters.Fits("name", name => container.Name.Contains(name.TrimStart('^', '/').TrimEnd('$'), StringComparison.Ordinal))
        && filters.Fits("status", status => container.Status == status)
        && filters.Fits(
            "exited",
            code =>
                container.Status == ContainerStatus.Exited
                && container.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture) == code
        )
        && filters.Fits(
            "network",
            network =>
                container.Endpoints.Any(endpoint =>
                    endpoint.Key == network
                    || endpoint.Value.NetworkID == network
                    || networks.Any(known => known.Id == network && known.Name == endpoint.Key)
                )
        )
        && filters.Fits("volume", volume => container.Mounts.Any(mount => mount.Name == volume || mount.Destination == volume))
        && filters.Fits("health", health => (container.Health?.Status ?? HealthStatus.None) == health)
        && filters.Fits("ancestor", image => FindImage(image)?.Id == container.Image.Id);

    private static ContainerConfig Merge(ContainerCreate body, MemoryImage image) =>
        new()
        {
            Hostname = body.Hostname,
            Domainname = body.Domainname,
            User = body.User ?? image.Config.User,
            AttachStdin = body.AttachStdin,
            AttachStdout = body.AttachStdout,
            AttachStderr = body.AttachStderr,
            ExposedPorts =
            [
                .. (body.ExposedPorts ?? [])
                    .Concat(image.Config.ExposedPorts ?? [])
                    .Concat(body.HostConfig.PortBindings?.Keys ?? [])
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            Tty = body.Tty,
            OpenStdin = body.OpenStdin,
            StdinOnce = body.StdinOnce,
            Env = [.. Environment(body.Env ?? [], image.Config.Env ?? [])],
            Cmd = body.Cmd ?? (body.Entrypoint is null ? image.Config.Cmd : null),
            Healthcheck = Merge(body.Healthcheck, image.Config.Healthcheck),
            Image = body.Image,
            Volumes = body.Volumes,
            WorkingDir = body.WorkingDir ?? image.Config.WorkingDir,
            Entrypoint = body.Entrypoint is [] or [""] ? null : body.Entrypoint ?? image.Config.Entrypoint,
            NetworkDisabled = body.NetworkDisabled,
            MacAddress = body.MacAddress,
            Labels = (image.Config.Labels ?? new Dictionary<string, string>())
                .Concat(body.Labels ?? new Dictionary<string, string>())
                .GroupBy(static label => label.Key)
                .ToDictionary(static label => label.Key, static label => label.Last().Value),
            StopSignal = body.StopSignal ?? image.Config.StopSignal,
            StopTimeout = body.StopTimeout,
        };

    private static HealthConfig? Merge(HealthConfig? own, HealthConfig? inherited) =>
        own is null || inherited is null
            ? own ?? inherited
            : own with
            {
                Test = own.Test ?? inherited.Test,
                Interval = own.Interval == 0 ? inherited.Interval : own.Interval,
                Timeout = own.Timeout == 0 ? inherited.Timeout : own.Timeout,
                StartPeriod = own.StartPeriod == 0 ? inherited.StartPeriod : own.StartPeriod,
                StartInterval = own.StartInterval == 0 ? inherited.StartInterval : own.StartInterval,
                Retries = own.Retries == 0 ? inherited.Retries : own.Retries,
            };

    // A bare name removes the image's variable.
    private static IEnumerable<string> Environment(IReadOnlyList<string> own, IReadOnlyList<string> inherited)
    {
        var named = own.Select(static variable => variable.Split('=')[0]).ToHashSet(StringComparer.Ordinal);
        return own.Where(static variable => variable.Contains('='))
            .Concat(inherited.Where(variable => !named.Contains(variable.Split('=')[0])));
    }
}
