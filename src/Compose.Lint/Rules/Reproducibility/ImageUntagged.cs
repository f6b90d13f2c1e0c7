using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Reproducibility;

internal sealed class ImageUntagged : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF401", "image-untagged", Severity.Warning, "An image without a tag")
        {
            Page = """
                An image without a tag is `latest`, which may change with every pull: different machines run different versions.

                Specify a version: `nginx:1.27`. Images built by the project need no tag.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var built = context
            .Services.Where(static s => s.Build is not null && s.Image is not null)
            .Select(static s => s.Image!)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var service in context.Services)
            if (service is { Image: { Length: > 0 } image, Build: null } && !built.Contains(image) && Unpinned(image, service))
                yield return Descriptor
                    .At(service.PlaceOf("image"), $"image `{image}` has no tag: every pull may fetch another version")
                    .WithHelp($"specify a version: `{image}:<version>`");
    }

    private static bool Unpinned(string image, Service service) =>
        ImageName.Of(image) is { Tag: null, Digest: null } && service.PullPolicy is not ("never" or "build");
}
