using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Reproducibility;

internal sealed class NotDigestPinned : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF403", "not-digest-pinned", Severity.Info, "Image not pinned to a digest")
        {
            Page = """
                Any tag can be moved to another image. Only a digest identifies one image permanently: `nginx:1.27@sha256:...`.

                `config --resolve-image-digests` prints the current digests.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            if (service is { Image: { Length: > 0 } image, Build: null } && ImageName.Of(image) is { Tag: not null, Digest: null })
                yield return Descriptor
                    .At(service.PlaceOf("image"), $"image `{image}` is not pinned to a digest")
                    .WithHelp("add `@sha256:...`");
    }
}
