using System.Collections.Immutable;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Planning.Observation;

/// <summary>Inspects images.</summary>
internal static class ImageReader
{
    /// <summary>The image; null when the engine does not have it.</summary>
    /// <param name="platform">The requested platform, if any.</param>
    public static async Task<ObservedImage?> FindAsync(
        IEngine engine,
        string reference,
        string? platform,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return From(await engine.InspectImageAsync(reference, manifests: true, cancellationToken).ConfigureAwait(false), platform);
        }
        catch (EngineException error) when (error.IsNotFound || error.IsInvalid)
        {
            return null; // an invalid reference is refused by the pull, in the engine's words
        }
    }

    public static ObservedImage From(ImageInspect image, string? platform) =>
        new(image.Id)
        {
            Digest = DigestOf(image, platform),
            Variants =
            [
                .. Here(image)
                    .Where(static manifest => manifest.ImageData?.Platform is not null)
                    .Select(static manifest => KeyValuePair.Create(PlatformOf(manifest), manifest.Descriptor?.Digest ?? manifest.ID)),
            ],
            FirstDigest = image.Manifests.FirstOrDefault(static manifest => manifest.Kind == "image")?.ID,
            Config = image.Config ?? new ContainerConfig(),
            Platform = image.Os is null ? null : PlatformOf(image.Os, image.Architecture, image.Variant),
            TaggedAt = image.Metadata?.LastTagTime,
        };

    private static string DigestOf(ImageInspect image, string? platform)
    {
        var here = Here(image).ToImmutableArray();
        var wanted = platform ?? PlatformOf(image.Os ?? "", image.Architecture, image.Variant);
        var fitting =
            here.Length == 1
                ? here[0]
                : here.FirstOrDefault(manifest => manifest.ImageData?.Platform is not null && Fits(PlatformOf(manifest), wanted));
        return fitting?.Descriptor?.Digest ?? fitting?.ID ?? image.Id;
    }

    private static IEnumerable<ImageManifest> Here(ImageInspect image) =>
        image.Manifests.Where(static manifest => manifest is { Available: true, Kind: "image" });

    private static string PlatformOf(ImageManifest manifest) =>
        manifest.ImageData?.Platform is { } platform ? PlatformOf(platform.Os ?? "", platform.Architecture, platform.Variant) : "";

    /// <summary>Whether a platform satisfies the requested one; a variant that was not requested is ignored.</summary>
    public static bool Fits(string platform, string wanted) =>
        platform == wanted
        || platform.StartsWith(wanted + "/", StringComparison.Ordinal)
        || wanted.StartsWith(platform + "/", StringComparison.Ordinal);

    public static string PlatformOf(string os, string? architecture, string? variant) =>
        os + (string.IsNullOrEmpty(architecture) ? "" : "/" + architecture) + (string.IsNullOrEmpty(variant) ? "" : "/" + variant);
}
