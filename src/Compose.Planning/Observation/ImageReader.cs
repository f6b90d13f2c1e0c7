using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Wire;

namespace Compose.Planning.Observation;

/// <summary>Looks an image up.</summary>
internal static class ImageReader
{
    /// <summary>The image; null when the engine does not have it.</summary>
    /// <param name="platform">The platform that is wanted, when one is.</param>
    public static async Task<ObservedImage?> FindAsync(IEngine engine, string reference, string? platform, CancellationToken cancellationToken)
    {
        try
        {
            return From(await engine.InspectImageAsync(reference, manifests: true, cancellationToken).ConfigureAwait(false), platform);
        }
        catch (EngineException error) when (error.IsNotFound || error.IsInvalid)
        {
            return null; // a reference that makes no sense is refused when it is pulled, with the engine's own words
        }
    }

    public static ObservedImage From(ImageInspect image, string? platform) => new(image.Id)
    {
        Digest = DigestOf(image, platform),
        Volumes = image.Config?.Volumes is { } volumes ? [.. volumes] : [],
        Environment = image.Config?.Env is { } environment ? [.. environment] : [],
        Platform = image.Os is null ? null : PlatformOf(image.Os, image.Architecture, image.Variant),
        TaggedAt = image.Metadata?.LastTagTime,
    };

    private static string DigestOf(ImageInspect image, string? platform)
    {
        var here = image.Manifests.Where(manifest => manifest is { Available: true, Kind: "image" }).ToImmutableArray();
        var wanted = platform ?? PlatformOf(image.Os ?? "", image.Architecture, image.Variant);
        var fitting = here.Length == 1 ? here[0] : here.FirstOrDefault(manifest => manifest.ImageData?.Platform is { } p && Fits(PlatformOf(p.Os ?? "", p.Architecture, p.Variant), wanted));
        return fitting?.Descriptor?.Digest ?? fitting?.ID ?? image.Id;
    }

    /// <summary>Whether a platform is the wanted one; a variant nobody asked for does not matter.</summary>
    public static bool Fits(string platform, string wanted) =>
        platform == wanted || platform.StartsWith(wanted + "/", StringComparison.Ordinal) || wanted.StartsWith(platform + "/", StringComparison.Ordinal);

    private static string PlatformOf(string os, string? architecture, string? variant) =>
        os + (string.IsNullOrEmpty(architecture) ? "" : "/" + architecture) + (string.IsNullOrEmpty(variant) ? "" : "/" + variant);
}
