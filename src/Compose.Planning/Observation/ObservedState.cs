using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Model;
using Compose.Planning.Naming;

namespace Compose.Planning.Observation;

/// <summary>The engine's state of a project, read once: the sole basis of a plan.</summary>
public sealed record ObservedState
{
    /// <summary>The negotiated API version.</summary>
    public required ApiVersion Api { get; init; }

    /// <summary>Whether the engine runs on Windows.</summary>
    public bool IsWindows { get; init; }

    /// <summary>When it was read, for pull policies based on an image's age.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Containers of services, one-offs and stopped ones included, by name.</summary>
    public ImmutableArray<ObservedContainer> Containers { get; init; } = [];

    /// <summary>Names of remaining containers in which hooks ran.</summary>
    public ImmutableArray<string> HookContainers { get; init; } = [];

    /// <summary>The project's networks, and other existing networks that it declares.</summary>
    public ImmutableArray<ObservedNetwork> Networks { get; init; } = [];

    /// <summary>As for networks.</summary>
    public ImmutableArray<ObservedVolume> Volumes { get; init; } = [];

    /// <summary>By the reference a service uses; absent when the engine lacks it.</summary>
    public ImmutableDictionary<string, ObservedImage> Images { get; init; } =
        ImmutableDictionary.Create<string, ObservedImage>(StringComparer.Ordinal);

    /// <summary>
    /// Contents of the services' seccomp profiles, by path as written; absent when unreadable. They come from the client, not the engine.
    /// </summary>
    public ImmutableDictionary<string, string> Profiles { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The model runner; null when not installed or not needed.</summary>
    public ObservedModels? Models { get; init; }

    /// <summary>The replicas of a service, by number.</summary>
    public ImmutableArray<ObservedContainer> ReplicasOf(string service) =>
        [.. Containers.Where(c => !c.OneOff && c.Service == service).OrderBy(c => c.Number).ThenBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>The network of that name; of several the one to keep, see <see cref="NetworksCalled"/>.</summary>
    public ObservedNetwork? FindNetwork(string name) => NetworksCalled(name).FirstOrDefault();

    /// <summary>
    /// The networks of that name: two clients at once can make engines before API 1.44 create duplicates, to which no container can then
    /// connect. Ordered by the cost of removal: first the one used by others, then the one used most by the project.
    /// </summary>
    public IEnumerable<ObservedNetwork> NetworksCalled(string name) =>
        Networks
            .Where(network => network.Name == name)
            .OrderByDescending(network => network.Holders.Count(holder => holder.IsRunning && holder.Project != network.Project))
            .ThenByDescending(network => Containers.Count(container => container.IsIn(network)))
            .ThenBy(network => network.Id, StringComparer.Ordinal);

    /// <summary>Whether the project's containers, networks and volumes are those of a later look, in the same state.</summary>
    public bool IsStill(ObservedState later) =>
        Containers.Select(static container => (container.Id, container.Name, container.State))
            .SequenceEqual(later.Containers.Select(static container => (container.Id, container.Name, container.State)))
        && later.Networks.Select(static network => network.Id).ToHashSet().IsSubsetOf(Networks.Select(static network => network.Id))
        && Networks.Count(network => network.Project is not null) >= later.Networks.Length
        && later.Volumes.All(volume => FindVolume(volume.Name) is not null);

    /// <summary>The image for a platform; null when the engine has none of that reference, or only for other platforms.</summary>
    public ObservedImage? FindImage(string reference, string? platform) => Images.GetValueOrDefault(reference)?.For(platform);

    public ObservedVolume? FindVolume(string name) => Volumes.FirstOrDefault(volume => volume.Name == name);

    /// <summary>Reads the state relevant to a project concurrently: containers, networks, volumes and images.</summary>
    public static Task<ObservedState> ReadAsync(
        IEngine engine,
        Project project,
        ContainerNames names,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) => new StateReader(engine, clock, cancellationToken).ReadAsync(project, names);

    /// <summary>The same with the details of all containers, to find what was changed by hand.</summary>
    public static Task<ObservedState> ReadInDetailAsync(
        IEngine engine,
        Project project,
        ContainerNames names,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) => new StateReader(engine, clock, cancellationToken) { InDetail = true }.ReadAsync(project, names);

    /// <summary>Reads resources with a project's label; sufficient for verbs that create nothing.</summary>
    public static Task<ObservedState> ReadAsync(IEngine engine, string project, TimeProvider clock, CancellationToken cancellationToken) =>
        new StateReader(engine, clock, cancellationToken).ReadAsync(project);
}
