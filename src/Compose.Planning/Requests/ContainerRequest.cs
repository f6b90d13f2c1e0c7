using System.Collections.Immutable;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Naming;
using Compose.Planning.Plans;

namespace Compose.Planning.Requests;

/// <summary>Everything a container is made from. What the engine says of other containers and images is already looked up.</summary>
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

    /// <summary>What tells the image apart from others of its name; null when the engine could not say.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>The digests of images mounted as volumes; null without.</summary>
    public string? ImageVolumes { get; init; }

    /// <summary>The service's config hash, over references that are already resolved.</summary>
    public string? ConfigHash { get; init; }

    /// <summary>Anonymous volumes taken over from the container this one replaces.</summary>
    public ImmutableArray<Mount> Inherited { get; init; } = [];

    /// <summary>The short name that it takes over; null when it replaces no container.</summary>
    public string? Replaces { get; init; }

    /// <summary>Service to the id of its first container, for shared namespaces and volumes_from.</summary>
    public IReadOnlyDictionary<string, string> ContainerIds { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Service to the names of its containers, for links.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> ContainerNames { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Variables the Docker configuration gives to every container.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Proxies { get; init; } = [];

    /// <summary>Variables from providers that the service depends on; they go before its own.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Provided { get; init; } = [];

    /// <summary>Takes what no engine, or not this one, could do; by default it ends there.</summary>
    public Action<StepException> Refuse { get; init; } = static error => throw error;

    /// <summary>The texts of seccomp profiles that could be read, by path as written.</summary>
    public IReadOnlyDictionary<string, string> Profiles { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>How a one-off container differs from a replica, beside its service.</summary>
/// <param name="Slug">64 hexadecimal digits that set it apart.</param>
/// <param name="AutoRemove">The engine removes it when it ends.</param>
/// <param name="UseAliases">It answers to the service's names too.</param>
/// <param name="Interactive">Its standard input is attached, and closed when the client goes away.</param>
public sealed record OneOffTraits(string Slug, bool AutoRemove, bool UseAliases, bool Interactive);
