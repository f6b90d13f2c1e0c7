using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Resources;
using Compose.Planning.Naming;

namespace Compose.Planning.Observation;

/// <summary>A volume on the engine; label values as for <see cref="ObservedNetwork"/>.</summary>
public sealed record ObservedVolume(string Name, string? Key, string? Project, string? ConfigHash)
{
    /// <summary>The containers that mount it; filled in only for volumes that a plan may remove.</summary>
    public ImmutableArray<ObservedHolder> Holders { get; init; } = [];

    /// <summary>Whether it has another definition; false when unknown.</summary>
    public bool DiffersFrom(Volume declared) => ConfigHash is { } hash && hash != Model.Output.ConfigHash.Of(declared);

    public static ObservedVolume From(VolumeInspect volume) =>
        new(
            volume.Name,
            volume.Labels.GetValueOrDefault(Labels.Volume),
            volume.Labels.GetValueOrDefault(Labels.Project),
            volume.Labels.GetValueOrDefault(Labels.ConfigHash)
        );
}
