using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Services;
using Compose.Planning.Observation;

namespace Compose.Planning.Requests;

/// <summary>The data of a replaced container: mounts where no volume was named.</summary>
internal static class AnonymousVolumes
{
    /// <summary>The old container's mounts at targets where the new one would get a fresh volume.</summary>
    public static ImmutableArray<Mount> Of(ObservedContainer old, Service service, ObservedImage? image)
    {
        var declared = service.Volumes;
        var anonymous = declared
            .Where(v => v.Type == MountType.Volume && v.Source is null)
            .Select(v => v.Target)
            .Concat((image?.Volumes ?? []).Where(target => declared.All(v => v.Target != target)))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. old
                .Mounts.Where(mount => mount.Type != "tmpfs" && anonymous.Contains(mount.Destination))
                .Select(mount => new Mount
                {
                    Type = mount.Type ?? "volume",
                    Source = mount.Type == "volume" ? mount.Name : mount.Source,
                    Target = mount.Destination,
                    ReadOnly = !mount.RW,
                }),
        ];
    }
}
