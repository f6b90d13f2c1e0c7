using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Resources;
using Compose.Planning.Naming;

namespace Compose.Planning.Observation;

/// <summary>A network the engine has.</summary>
/// <param name="Key">The key in the compose file it was made for; null without our labels.</param>
/// <param name="Project">The project it belongs to; null when it is not ours.</param>
/// <param name="ConfigHash">Null when the one who made it did not say: then nothing can be told to have changed.</param>
public sealed record ObservedNetwork(string Id, string Name, string? Key, string? Project, string? ConfigHash)
{
    /// <summary>The containers in it; only of a network that a plan may remove.</summary>
    public ImmutableArray<ObservedHolder> Holders { get; init; } = [];

    /// <summary>Whether it was made from another definition; false when it does not say.</summary>
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
