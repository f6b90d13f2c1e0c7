using Compose.Cli.Calls;
using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Compose.Model.Syntax;

namespace Compose.Cli.Configs;

/// <summary>Pins images to their current registry digests, so that a project creates the same containers later.</summary>
internal static class ImagePins
{
    /// <summary>The project with all images pinned; one engine request per image not yet pinned.</summary>
    public static async Task<Mapping> ApplyAsync(Invocation call, Mapping root, CancellationToken cancellationToken)
    {
        var images = new HashSet<string>(StringComparer.Ordinal);
        PinnedImages.Change(
            root,
            image =>
            {
                images.Add(image.Text);
                return image;
            }
        );
        var credentials = new Credentials(call.DockerConfig);
        var pinned = await Task.WhenAll(
                images.Select(async image => (image, await PinAsync(ImageReference.Parse(image)).ConfigureAwait(false)))
            )
            .ConfigureAwait(false);
        var known = pinned.ToDictionary(static p => p.image, static p => p.Item2, StringComparer.Ordinal);
        return PinnedImages.Change(root, image => image with { Text = known[image.Text] });

        async Task<string> PinAsync(ImageReference image)
        {
            if (image.Digest is { } digest)
                return $"{image.FullName}@{digest}";
            var auth = await credentials.ForAsync(image, cancellationToken).ConfigureAwait(false);
            var found = await call.Engine.InspectDistributionAsync(image, auth, cancellationToken).ConfigureAwait(false);
            return $"{image.FullName}:{image.TagOrDigest}@{found.Descriptor.Digest}";
        }
    }

    /// <summary>
    /// An override file with only the images of services and those they mount. Hooks of two files are both run, so hook images cannot be
    /// pinned this way.
    /// </summary>
    /// <param name="pinned">The result of <see cref="ApplyAsync"/>.</param>
    public static Mapping Override(Mapping pinned)
    {
        if (pinned["services"] is not Mapping services)
            return new Mapping(pinned.At, []);
        return new Mapping(
            pinned.At,
            [
                new Entry(
                    Scalar.String(pinned.At, "services"),
                    services with
                    {
                        Entries =
                        [
                            .. services
                                .Entries.Where(static e => e.Value is Mapping)
                                .Select(static e => e with { Value = PinnedImages.Alone((Mapping)e.Value) }),
                        ],
                    }
                ),
            ]
        );
    }

    /// <summary>Services with hooks that have their own image.</summary>
    public static IEnumerable<string> WithHookImages(Mapping root) =>
        (root["services"] as Mapping)
            ?.Entries.Where(static e => e.Value is Mapping service && PinnedImages.HasHookImage(service))
            .Select(static e => e.Name)
        ?? [];
}
