using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Planning.Naming;

namespace Compose.Planning.Observation;

/// <summary>Reads an <see cref="ObservedState"/>; independent calls run concurrently.</summary>
internal sealed class StateReader(IEngine engine, TimeProvider clock, CancellationToken cancellationToken)
{
    /// <summary>Whether all containers are inspected, not only those whose hash differs.</summary>
    public bool InDetail { get; init; }

    public async Task<ObservedState> ReadAsync(string project)
    {
        // First, alone: the version determines all other requests.
        var ping = await engine.PingAsync(cancellationToken).ConfigureAwait(false);
        var ours = Filters.None.Label(Labels.Project, project);
        var containers = engine.ListContainersAsync(ours, all: true, cancellationToken);
        var networks = engine.ListNetworksAsync(ours, cancellationToken);
        var volumes = engine.ListVolumesAsync(ours, cancellationToken);
        await Task.WhenAll(containers, networks, volumes).ConfigureAwait(false);

        var rows = await containers.ConfigureAwait(false);
        return new ObservedState
        {
            Api = ping.Api,
            IsWindows = ping.Os == "windows",
            At = clock.GetUtcNow(),
            Containers = [.. rows.Select(ObservedContainer.From).OfType<ObservedContainer>().OrderBy(c => c.Name, StringComparer.Ordinal)],
            HookContainers =
            [
                .. rows.Where(row => row.Labels.ContainsKey(Labels.Hook) && !row.Labels.ContainsKey(Labels.ConfigHash))
                    .Select(row => row.Name)
                    .Order(StringComparer.Ordinal),
            ],
            Networks =
            [
                .. (await networks.ConfigureAwait(false)).Select(ObservedNetwork.From).OrderBy(n => n.Name, StringComparer.Ordinal),
            ],
            Volumes = [.. (await volumes.ConfigureAwait(false)).Select(ObservedVolume.From).OrderBy(v => v.Name, StringComparer.Ordinal)],
        };
    }

    public async Task<ObservedState> ReadAsync(Project project, ContainerNames names)
    {
        var images = ReadImagesAsync(project, names);
        var state = await ReadAsync(project.Name).ConfigureAwait(false);
        state = await WithHoldersAsync(project, state).ConfigureAwait(false);
        var containers = Task.WhenAll(state.Containers.Select(container => WithDetailsAsync(project, state, container, images)));
        var networks = Task.WhenAll(project.Networks.Where(n => state.FindNetwork(n.Name) is null).Select(FindAsync));
        var volumes = Task.WhenAll(project.Volumes.Where(v => state.FindVolume(v.Name) is null).Select(FindAsync));
        return state with
        {
            Images = await images.ConfigureAwait(false),
            Containers = [.. await containers.ConfigureAwait(false)],
            Networks = [.. state.Networks, .. (await networks.ConfigureAwait(false)).SelectMany(found => found)],
            Volumes = [.. state.Volumes, .. (await volumes.ConfigureAwait(false)).OfType<ObservedVolume>()],
        };
    }

    private async Task<ImmutableDictionary<string, ObservedImage>> ReadImagesAsync(Project project, ContainerNames names)
    {
        var contexts = project
            .Services.SelectMany(s => s.Build?.AdditionalContexts ?? [])
            .Select(context => PeerReference.Of(context.Value).Service)
            .Select(name => name is null ? null : project.FindDeclaredService(name))
            .OfType<Service>();
        var references = project
            .Services.Where(s => s.Provider is null)
            .Concat(contexts)
            .SelectMany(s =>
                s.PreStart.Select(hook => hook.Image)
                    .OfType<string>()
                    .Concat(s.Volumes.Where(v => v is { Type: MountType.Image, Source: not null }).Select(v => v.Source!))
                    .Prepend(s.Image ?? names.Image(s.Name))
            )
            .Distinct(StringComparer.Ordinal);
        var found = await Task.WhenAll(
                references.Select(async reference =>
                    (
                        reference,
                        image: await ImageReader.FindAsync(engine, reference, platform: null, cancellationToken).ConfigureAwait(false)
                    )
                )
            )
            .ConfigureAwait(false);
        return found
            .Where(entry => entry.image is not null)
            .ToImmutableDictionary(entry => entry.reference, entry => entry.image!, StringComparer.Ordinal);
    }

    // Only for resources that may have to be removed: usually there are none.
    private async Task<ObservedState> WithHoldersAsync(Project project, ObservedState state)
    {
        var networks = Task.WhenAll(
            state.Networks.Select(async network =>
                !MayGo(project, state, network)
                    ? network
                    : network with
                    {
                        Holders = await HoldersAsync("network", network.Id).ConfigureAwait(false),
                    }
            )
        );
        var volumes = Task.WhenAll(
            state.Volumes.Select(async volume =>
                project.Volumes.All(declared => declared.Name != volume.Name || !volume.DiffersFrom(declared))
                    ? volume
                    : volume with
                    {
                        Holders = await HoldersAsync("volume", volume.Name).ConfigureAwait(false),
                    }
            )
        );
        return state with { Networks = [.. await networks.ConfigureAwait(false)], Volumes = [.. await volumes.ConfigureAwait(false)] };
    }

    private static bool MayGo(Project project, ObservedState state, ObservedNetwork network) =>
        project.Networks.Any(declared =>
            declared.Name == network.Name
            && (network.DiffersFrom(declared) || state.Networks.Count(other => other.Name == network.Name) > 1)
        );

    private async Task<ImmutableArray<ObservedHolder>> HoldersAsync(string kind, string of) =>
        [
            .. (await engine.ListContainersAsync(Filters.None.With(kind, of), all: true, cancellationToken).ConfigureAwait(false))
                .Select(ObservedHolder.From)
                .OrderBy(holder => holder.Name, StringComparer.Ordinal),
        ];

    private async Task<ObservedContainer> WithDetailsAsync(
        Project project,
        ObservedState state,
        ObservedContainer container,
        Task<ImmutableDictionary<string, ObservedImage>> images
    )
    {
        if (!InDetail && !NeedsDetails(project, state, container))
            return container;
        try
        {
            var details = await engine.InspectContainerAsync(container.Id, cancellationToken).ConfigureAwait(false);
            return container with
            {
                Details = details,
                ImageConfig = await ImageConfigAsync(details, await images.ConfigureAwait(false)).ConfigureAwait(false),
            };
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            return container; // removed since it was listed: the plan merely cannot name what changed
        }
    }

    // The tag of its image may have moved to another one.
    private async Task<ContainerConfig?> ImageConfigAsync(
        ContainerInspect details,
        ImmutableDictionary<string, ObservedImage> images
    ) =>
        details.Image is not { } id ? null
        : images.Values.FirstOrDefault(image => image.Id == id) is { } known ? known.Config
        : (await ImageReader.FindAsync(engine, id, platform: null, cancellationToken).ConfigureAwait(false))?.Config;

    // Needed where the hash differs, so that the plan names what changed; where the hash is incomplete, as for volumes_from, whose mode it
    // omits; and to restore a network connection.
    private static bool NeedsDetails(Project project, ObservedState state, ObservedContainer container)
    {
        if (state.Networks.Any(network => container.IsIn(network) && MayGo(project, state, network)))
            return true;
        if (container.OneOff || project.FindService(container.Service) is not { } service)
            return false;
        return !service.VolumesFrom.IsEmpty || !ServiceHash.IsOf(container.ConfigHash, service, ServiceHash.ContainerIds(state));
    }

    // By name, then by id: inspecting by name also matches an id prefix.
    private async Task<ImmutableArray<ObservedNetwork>> FindAsync(Network network)
    {
        var named = await engine.ListNetworksAsync(Filters.None.Name(network.Name), cancellationToken).ConfigureAwait(false);
        if (named.Where(n => n.Name == network.Name).Select(ObservedNetwork.From).ToImmutableArray() is { IsEmpty: false } exact)
            return exact;
        if (!network.External)
            return [];
        try
        {
            var byId = await engine.InspectNetworkAsync(network.Name, cancellationToken).ConfigureAwait(false);
            return byId.Id == network.Name ? [ObservedNetwork.From(byId) with { Name = network.Name }] : [];
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            return [];
        }
    }

    private async Task<ObservedVolume?> FindAsync(Volume volume)
    {
        try
        {
            return ObservedVolume.From(await engine.InspectVolumeAsync(volume.Name, cancellationToken).ConfigureAwait(false));
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            return null;
        }
    }
}
