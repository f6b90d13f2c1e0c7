using System.Collections.Immutable;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Passes.Selecting;
using Compose.Model.Services;
using Compose.Planning.Naming;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Planning.Requests;

/// <summary>A container that is planned: what its request is made of once the containers and images it needs are there.</summary>
internal sealed record ContainerTemplate
{
    public required Project Project { get; init; }

    public required Service Service { get; init; }

    /// <summary>The final name.</summary>
    public required string Name { get; init; }

    public required ContainerNames Names { get; init; }

    public required ApiVersion Api { get; init; }

    public int? Number { get; init; }

    public OneOffTraits? OneOff { get; init; }

    /// <summary>What was observed of the image; a pull or build earlier in the plan knows better.</summary>
    public ObservedImage? Image { get; init; }

    /// <summary>The texts of seccomp profiles, by path as written.</summary>
    public ImmutableDictionary<string, string> Profiles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The digests of images mounted as volumes; null without.</summary>
    public string? ImageVolumes { get; init; }

    /// <summary>The container whose place it takes.</summary>
    public ObservedContainer? Replaces { get; init; }

    /// <summary>Whether it takes over the anonymous volumes of that one.</summary>
    public bool Inherits { get; init; }

    /// <summary>Service to the id, or the name if it is yet to be created, of its first container.</summary>
    public ImmutableDictionary<string, string> Parents { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Service to the names its containers will have.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Linked { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The reference of the image it is made from.</summary>
    public string ImageReference => Service.Image ?? Names.Image(Service.Name);

    /// <summary>The names of the networks it is in.</summary>
    public IEnumerable<string> Networks => Service.NetworkMode is null ? Service.Networks.Select(use => Project.FindNetwork(use.Name)?.Name ?? use.Name) : [];

    /// <summary>The names of the volumes it mounts, but for those that the engine makes with it.</summary>
    public IEnumerable<string> Volumes => Service.Volumes.Where(use => use is { Type: MountType.Volume, Source: not null })
        .Select(use => Project.FindVolume(use.Source!)?.Name ?? use.Source!)
        .Concat(Inherits && Replaces is { } old ? old.AnonymousVolumes : []);

    /// <summary>Looks up what steps have found out since planning.</summary>
    public ContainerRequest Resolve(StepContext context) =>
        Resolve(context.IdOf, context.ImageOf(ImageReference, Service.Platform, Image)) with { Proxies = context.Proxies, Provided = context.ProvidedTo(Service) };

    /// <summary>The request as far as it is known before anything is done, and why it cannot be made.</summary>
    public ContainerCreate Expect(Action<StepException> refuse) =>
        ContainerSpec.Build((this with { Inherits = false }).Resolve(static container => container, Image) with { Refuse = refuse });

    /// <summary>The same; what stands in the way is told elsewhere.</summary>
    public ContainerCreate Expect() => Expect(static _ => { });

    private ContainerRequest Resolve(Func<string, string> idOf, ObservedImage? image)
    {
        var ids = Parents.ToImmutableDictionary(parent => parent.Key, parent => idOf(parent.Value), StringComparer.Ordinal);
        return new ContainerRequest
        {
            Project = Project,
            Service = Service,
            Name = Name,
            Names = Names,
            Api = Api,
            Number = Number,
            OneOff = OneOff,
            ImageDigest = image?.Digest,
            ImageVolumes = ImageVolumes,
            ConfigHash = ServiceHash.Of(Service, ids),
            Inherited = Inherits && Replaces is { } old ? AnonymousVolumes.Of(old, Service, image) : [],
            Replaces = Replaces is null ? null : Names.WithoutProject(Name),
            ContainerIds = ids,
            ContainerNames = Linked,
            Profiles = Profiles,
        };
    }
}
