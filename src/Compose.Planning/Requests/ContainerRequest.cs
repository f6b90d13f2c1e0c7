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
/// A container that is to be created. <see cref="Resolve(StepContext)"/> adds what only the steps before it find out;
/// <see cref="CreateBody"/> makes the call's body of it.
/// </summary>
public sealed record ContainerRequest
{
    public required Project Project { get; init; }

    /// <summary>The service; for a one-off with what the command line changes.</summary>
    public required Service Service { get; init; }

    /// <summary>The final name, which is an alias too; a replacement is created under another one and renamed.</summary>
    public required string Name { get; init; }

    /// <summary>Names by the project's rules.</summary>
    public required ContainerNames Names { get; init; }

    /// <summary>The version spoken with the engine.</summary>
    public required ApiVersion Api { get; init; }

    /// <summary>Which replica, from 1; null for a one-off.</summary>
    public int? Number { get; init; }

    /// <summary>What makes this a one-off; null for a replica.</summary>
    public OneOffTraits? OneOff { get; init; }

    /// <summary>What is known of the image: as observed, later as a pull or build of the same plan left it.</summary>
    public ObservedImage? Image { get; init; }

    /// <summary>The texts of seccomp profiles that could be read, by path as written.</summary>
    public ImmutableDictionary<string, string> Profiles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The digests of images mounted as volumes; null without.</summary>
    public string? ImageVolumes { get; init; }

    /// <summary>The container whose place it takes; null when it replaces none.</summary>
    public ObservedContainer? Replaces { get; init; }

    /// <summary>Whether it takes over the anonymous volumes of that one.</summary>
    public bool Inherits { get; init; }

    /// <summary>
    /// Service to its first container, for shared namespaces and volumes_from: the id, or before it is resolved the name of one yet to be
    /// created.
    /// </summary>
    public ImmutableDictionary<string, string> Parents { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Service to the names its containers will have, for links.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Linked { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Variables the Docker configuration gives to every container.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Proxies { get; init; } = [];

    /// <summary>Variables from providers that the service depends on; they go before its own.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Provided { get; init; } = [];

    /// <summary>Takes what no engine, or not this one, could do; by default it ends there.</summary>
    public Action<Diagnostic> Refuse { get; init; } = static problem => throw StepException.Of(problem);

    /// <summary>The reference of the image it is made from.</summary>
    public string ImageReference => Service.Image ?? Names.Image(Service.Name);

    /// <summary>The service's config hash, over the containers it shares with.</summary>
    public string ConfigHash => ServiceHash.Of(Service, Parents);

    /// <summary>Anonymous volumes taken over from the container this one replaces.</summary>
    public ImmutableArray<Mount> Inherited => Inherits && Replaces is { } old ? AnonymousVolumes.Of(old, Service, Image) : [];

    /// <summary>The names of the networks it is in.</summary>
    public IEnumerable<string> Networks =>
        Service.NetworkMode is null ? Service.Networks.Select(use => Project.FindNetwork(use.Name)?.Name ?? use.Name) : [];

    /// <summary>The names of the volumes it mounts, but for those that the engine makes with it.</summary>
    public IEnumerable<string> Volumes =>
        Service
            .Volumes.Where(use => use is { Type: MountType.Volume, Source: not null })
            .Select(use => Project.FindVolume(use.Source!)?.Name ?? use.Source!)
            .Concat(Inherits && Replaces is { } old ? old.AnonymousVolumes : []);

    /// <summary>Looks up what steps have found out since planning.</summary>
    public ContainerRequest Resolve(StepContext context) =>
        this with
        {
            Image = context.ImageOf(ImageReference, Service.Platform, Image),
            Parents = Parents.ToImmutableDictionary(parent => parent.Key, parent => context.IdOf(parent.Value), StringComparer.Ordinal),
            Proxies = context.Proxies,
            Provided = context.ProvidedTo(Service),
        };

    /// <summary>The body as far as it is known before anything is done, and why it cannot be made.</summary>
    public ContainerCreate Expect(Action<Diagnostic> refuse) => CreateBody.Of(this with { Inherits = false, Refuse = refuse });

    /// <summary>The same; what stands in the way is told elsewhere.</summary>
    public ContainerCreate Expect() => Expect(static _ => { });
}

/// <summary>How a one-off container differs from a replica, beside its service.</summary>
/// <param name="Slug">64 hexadecimal digits that set it apart.</param>
/// <param name="AutoRemove">The engine removes it when it ends.</param>
/// <param name="UseAliases">It answers to the service's names too.</param>
/// <param name="Interactive">Its standard input is attached, and closed when the client goes away.</param>
public sealed record OneOffTraits(string Slug, bool AutoRemove, bool UseAliases, bool Interactive);
