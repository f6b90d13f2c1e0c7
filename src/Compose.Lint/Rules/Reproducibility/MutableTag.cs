using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Reproducibility;

internal sealed class MutableTag : Rule
{
    private static readonly string[] Moving = ["latest", "stable", "edge", "nightly", "main", "master", "dev", "develop", "canary"];

    public override Descriptor Descriptor { get; } =
        new("CF402", "mutable-tag", Severity.Warning, "Mutable tag")
        {
            Page = """
                Tags such as `latest`, `stable`, `edge` or `main` move to each new version: a pull may bring an unintended major upgrade.

                Specify a version: `postgres:16.4`. Images built by the project may have any tag.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var built = context
            .Services.Where(static s => s.Build is not null && s.Image is not null)
            .Select(static s => s.Image!)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var service in context.Services)
            if (
                service is { Image: { } image, Build: null }
                && !built.Contains(image)
                && ImageName.Of(image) is { Tag: { } tag, Digest: null }
                && Moving.Contains(tag)
                && service.PullPolicy is not ("never" or "build")
            )
                yield return Descriptor
                    .At(
                        service.PlaceOf("image"),
                        $"tag `{tag}` of image `{ImageName.Of(image).Repository}` is mutable: a pull may fetch another major version"
                    )
                    .WithHelp("specify a version");
    }
}
