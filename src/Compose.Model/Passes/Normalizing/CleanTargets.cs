using Compose.Model.Passes.Paths;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Normalizing;

/// <summary>Mount points without <c>..</c>, doubled or final slashes.</summary>
internal static class CleanTargets
{
    public static Mapping Apply(Mapping service) =>
        service["volumes"] is Sequence volumes && volumes.Select(Cleaned) is var cleaned && !ReferenceEquals(cleaned, volumes)
            ? service.With("volumes", cleaned)
            : service;

    private static Node Cleaned(Node item) =>
        item is Mapping mount && mount.ScalarAt("target") is { } target && HostPath.Clean(target.Text) is var clean && clean != target.Text
            ? mount.With("target", target with { Text = clean })
            : item;
}
