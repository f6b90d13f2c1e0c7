using Compose.Model.Services;
using Compose.Planning.Observation;

namespace Compose.Planning.Requests;

/// <summary>Images mounted as volumes: a container is recreated when one of them changes.</summary>
internal static class ImageVolumes
{
    /// <summary><c>target=digest</c> joined by commas, sorted; null without such volumes.</summary>
    public static string? DigestsOf(Service service, ObservedState observed)
    {
        var digests = service
            .Volumes.Where(volume => volume is { Type: MountType.Image, Source: not null })
            .Select(volume => observed.Images.TryGetValue(volume.Source!, out var image) ? $"{volume.Target}={image.Digest}" : null)
            .OfType<string>()
            .Order(StringComparer.Ordinal)
            .ToArray();
        return digests.Length == 0 ? null : string.Join(',', digests);
    }
}
