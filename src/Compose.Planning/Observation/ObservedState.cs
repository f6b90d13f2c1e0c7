using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Model;
using Compose.Planning.Naming;

namespace Compose.Planning.Observation;

/// <summary>The engine's side of a project, read once. Everything a plan is decided on.</summary>
public sealed record ObservedState
{
    /// <summary>The version spoken with the engine.</summary>
    public required ApiVersion Api { get; init; }

    /// <summary>Whether the engine runs on Windows.</summary>
    public bool IsWindows { get; init; }

    /// <summary>When it was read, for pull policies that look at an image's age.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Containers of services, one-offs and stopped ones included, by name.</summary>
    public ImmutableArray<ObservedContainer> Containers { get; init; } = [];

    /// <summary>Names of containers in which hooks ran and that are still there.</summary>
    public ImmutableArray<string> HookContainers { get; init; } = [];

    /// <summary>Networks of the project, and those it declares that somebody else made.</summary>
    public ImmutableArray<ObservedNetwork> Networks { get; init; } = [];

    /// <summary>As for networks.</summary>
    public ImmutableArray<ObservedVolume> Volumes { get; init; } = [];

    /// <summary>By the reference a service uses; absent when the engine does not have it.</summary>
    public ImmutableDictionary<string, ObservedImage> Images { get; init; } =
        ImmutableDictionary.Create<string, ObservedImage>(StringComparer.Ordinal);

    /// <summary>
    /// The texts of the services' seccomp profiles, by path as written; absent when a file cannot be read. They are the client's, not the
    /// engine's.
    /// </summary>
    public ImmutableDictionary<string, string> Profiles { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What runs language models; null when it is not installed, or nobody needs it.</summary>
    public ObservedModels? Models { get; init; }

    /// <summary>The replicas of a service, by number.</summary>
    public ImmutableArray<ObservedContainer> ReplicasOf(string service) =>
        [.. Containers.Where(c => !c.OneOff && c.Service == service).OrderBy(c => c.Number).ThenBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>The network of that name; of several the one to stay, see <see cref="NetworksCalled"/>.</summary>
    public ObservedNetwork? FindNetwork(string name) => NetworksCalled(name).FirstOrDefault();

    /// <summary>
    /// The networks of that name: engines before API 1.44 make a second one when asked by two clients at once, and connect nobody to either
    /// from then on. First the one that costs least to keep: that others are in, then that most of the project is in.
    /// </summary>
    public IEnumerable<ObservedNetwork> NetworksCalled(string name) =>
        Networks
            .Where(network => network.Name == name)
            .OrderByDescending(network => network.Holders.Count(holder => holder.IsRunning && holder.Project != network.Project))
            .ThenByDescending(network => Containers.Count(container => container.IsIn(network)))
            .ThenBy(network => network.Id, StringComparer.Ordinal);

    /// <summary>The image for a platform; null when the engine has none of that reference, or for other platforms only.</summary>
    public ObservedImage? FindImage(string reference, string? platform) => Images.GetValueOrDefault(reference)?.For(platform);

    public ObservedVolume? FindVolume(string name) => Volumes.FirstOrDefault(volume => volume.Name == name);

    /// <summary>Reads what bears on a project: its containers, networks, volumes and images, all at once.</summary>
    public static Task<ObservedState> ReadAsync(
        IEngine engine,
        Project project,
        ContainerNames names,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) => new StateReader(engine, clock, cancellationToken).ReadAsync(project, names);

    /// <summary>Reads what carries a project's label; enough for verbs that make nothing.</summary>
    public static Task<ObservedState> ReadAsync(IEngine engine, string project, TimeProvider clock, CancellationToken cancellationToken) =>
        new StateReader(engine, clock, cancellationToken).ReadAsync(project);
}
