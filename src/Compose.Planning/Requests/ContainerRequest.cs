using System.Collections.Immutable;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Passes.Selecting;
using Compose.Model.Services;
using Compose.Planning.Naming;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Requests;

/// <summary>
/// A container to be created. <see cref="Resolve(StepContext)"/> adds the results of earlier steps; <see cref="CreateBody"/> converts it to
/// the request body.
/// </summary>
public sealed record ContainerRequest
{
    public required Project Project { get; init; }

    /// <summary>The service; for a one-off with the command line's changes.</summary>
    public required Service Service { get; init; }

    /// <summary>The final name, which is also an alias; a replacement is created under a temporary name and renamed.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the project's containers.</summary>
    public required ContainerNames Names { get; init; }

    /// <summary>The negotiated API version.</summary>
    public required ApiVersion Api { get; init; }

    /// <summary>The replica number, from 1; null for a one-off.</summary>
    public int? Number { get; init; }

    /// <summary>The traits of a one-off; null for a replica.</summary>
    public OneOffTraits? OneOff { get; init; }

    /// <summary>The image as observed, or as a pull or build of the same plan left it.</summary>
    public ObservedImage? Image { get; init; }

    /// <summary>Contents of readable seccomp profiles, by path as written.</summary>
    public ImmutableDictionary<string, string> Profiles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Digests of images mounted as volumes; null without.</summary>
    public string? ImageVolumes { get; init; }

    /// <summary>The container it replaces; null when none.</summary>
    public ObservedContainer? Replaces { get; init; }

    /// <summary>Whether a rolling update creates it, which keeps the replaced container for a while.</summary>
    public bool Rolls { get; init; }

    /// <summary>Whether it has no aliases yet, so that nobody finds it by the names of its service.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether it inherits the anonymous volumes of the replaced container.</summary>
    public bool Inherits { get; init; }

    /// <summary>
    /// Service to its first container, for shared namespaces and volumes_from: the id, or before resolution the name of one to be created.
    /// </summary>
    public ImmutableDictionary<string, string> Parents { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Service to the names of its future containers, for links.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Linked { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Variables from the Docker configuration for every container.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Proxies { get; init; } = [];

    /// <summary>Variables from providers that the service depends on; they override its own.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Provided { get; init; } = [];

    /// <summary>Receives settings that no engine, or not this one, supports; throws by default.</summary>
    public Action<Diagnostic> Refuse { get; init; } = static problem => throw StepException.Of(problem);

    /// <summary>The reference of its image.</summary>
    public string ImageReference => Service.Image ?? Names.Image(Service.Name);

    /// <summary>The service's config hash, including the containers whose namespaces it shares.</summary>
    public string ConfigHash => ServiceHash.Of(Service, Parents);

    /// <summary>Anonymous volumes inherited from the replaced container.</summary>
    public ImmutableArray<Mount> Inherited => Inherits && Replaces is { } old ? AnonymousVolumes.Of(old, Service, Image) : [];

    /// <summary>The names of its networks.</summary>
    public IEnumerable<string> Networks =>
        Service.NetworkMode is null ? Service.Networks.Select(use => Project.FindNetwork(use.Name)?.Name ?? use.Name) : [];

    /// <summary>The names of the volumes it mounts, except those the engine creates with it.</summary>
    public IEnumerable<string> Volumes =>
        Service
            .Volumes.Where(use => use is { Type: MountType.Volume, Source: not null })
            .Select(use => Project.FindVolume(use.Source!)?.Name ?? use.Source!)
            .Concat(Inherits && Replaces is { } old ? old.AnonymousVolumes : []);

    /// <summary>Adds results of steps executed since planning.</summary>
    public ContainerRequest Resolve(StepContext context) =>
        this with
        {
            Image = context.ImageOf(ImageReference, Service.Platform, Image),
            Parents = Parents.ToImmutableDictionary(parent => parent.Key, parent => context.IdOf(parent.Value), StringComparer.Ordinal),
            Proxies = context.Proxies,
            Provided = context.ProvidedTo(Service),
        };

    /// <summary>The body as far as known before execution; reports why it cannot be created.</summary>
    public ContainerCreate Expect(Action<Diagnostic> refuse) => CreateBody.Of(this with { Inherits = false, Refuse = refuse });

    /// <summary>The same; problems are reported elsewhere.</summary>
    public ContainerCreate Expect() => Expect(static _ => { });
}

/// <summary>How a one-off container differs from a replica, besides its service.</summary>
/// <param name="Slug">64 hexadecimal digits that identify it.</param>
/// <param name="AutoRemove">Whether the engine removes it when it exits.</param>
/// <param name="UseAliases">Whether it also gets the service's aliases.</param>
/// <param name="Interactive">Whether its standard input is attached, and closed when the client disconnects.</param>
public sealed record OneOffTraits(string Slug, bool AutoRemove, bool UseAliases, bool Interactive);
