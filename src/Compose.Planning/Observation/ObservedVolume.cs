using Compose.Engine.Wire;

namespace Compose.Planning.Observation;

/// <summary>A volume the engine has; the labels are as for <see cref="ObservedNetwork"/>.</summary>
public sealed record ObservedVolume(string Name, string? Key, string? Project, string? ConfigHash)
{
    public static ObservedVolume From(VolumeInspect volume) => new(volume.Name,
        volume.Labels.GetValueOrDefault(Labels.Volume), volume.Labels.GetValueOrDefault(Labels.Project), volume.Labels.GetValueOrDefault(Labels.ConfigHash));
}
