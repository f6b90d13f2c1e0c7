using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Resources;
using Compose.Planning.Naming;

namespace Compose.Planning.Observation;

/// <summary>A network on the engine.</summary>
/// <param name="Key">Its key in the compose file; null without our labels.</param>
/// <param name="Project">Its project; null without our labels.</param>
/// <param name="ConfigHash">Null when unlabelled; changes then cannot be detected.</param>
public sealed record ObservedNetwork(string Id, string Name, string? Key, string? Project, string? ConfigHash)
{
    /// <summary>The containers in it; filled in only for networks that a plan may remove.</summary>
    public ImmutableArray<ObservedHolder> Holders { get; init; } = [];

    /// <summary>Whether it has another definition; false when unknown.</summary>
    public bool DiffersFrom(Network declared) => ConfigHash is { } hash && hash != Model.Output.ConfigHash.Of(declared);

    public static ObservedNetwork From(NetworkInspect network) =>
        new(
            network.Id,
            network.Name,
            network.Labels.GetValueOrDefault(Labels.Network),
            network.Labels.GetValueOrDefault(Labels.Project),
            network.Labels.GetValueOrDefault(Labels.ConfigHash)
        );
}
