using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Execution;
using Compose.Planning.Observation;

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

    /// <summary>Looks up what steps have found out since planning.</summary>
    public ContainerRequest Resolve(StepContext context) =>
        Resolve(context.IdOf, context.ImageOf(ImageReference, Image)) with { Proxies = context.Proxies, Provided = context.ProvidedTo(Service), ReadFile = context.ReadFile };

    /// <summary>The request as far as it is known before anything is done; null for what no engine could do.</summary>
    public ContainerCreate? Expect()
    {
        try
        {
            return ContainerSpec.Build((this with { Inherits = false }).Resolve(static container => container, Image));
        }
        catch (StepException)
        {
            return null; // the step that creates the container says what is wrong
        }
    }

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
            Replaces = Replaces is { } replaced ? Names.WithoutProject(replaced.Name) : null,
            ContainerIds = ids,
            ContainerNames = Linked,
        };
    }
}
