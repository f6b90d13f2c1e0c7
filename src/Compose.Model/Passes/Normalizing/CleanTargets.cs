using Compose.Model.Passes.Paths;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Normalizing;

/// <summary>Mount points without <c>..</c>, doubled or final slashes.</summary>
internal static class CleanTargets
{
    public static Mapping Apply(Mapping service) =>
        service[Service.VolumesKey] is Sequence volumes && volumes.Select(Cleaned) is var cleaned && !ReferenceEquals(cleaned, volumes)
            ? service.With(Service.VolumesKey, cleaned)
            : service;

    private static Node Cleaned(Node item) =>
        item is Mapping mount && mount.ScalarAt(ServiceVolume.TargetKey) is { } target && HostPath.Clean(target.Text) is var clean && clean != target.Text
            ? mount.With(ServiceVolume.TargetKey, target with { Text = clean })
            : item;
}
