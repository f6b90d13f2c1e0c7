using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Reliability;

internal sealed class StatefulWithoutVolume : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF307", "stateful-without-volume", Severity.Info, "Data without a volume")
        {
            Page = """
                The image keeps data in a folder without a volume. `down` removes the container and the data, or leaves the data behind in an anonymous
                volume.

                ```yaml
                db:
                  image: postgres:16
                  volumes:
                    - data:/var/lib/postgresql/data
                ```

                A `tmpfs` on the folder marks the data as temporary.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (
                service.Image is not { } image
                || service.Build is not null
                || DataImage.Find(image) is not { Folders: { IsEmpty: false } folders } known
                || service.VolumesFrom.Length > 0
            )
                continue;
            if (!Mounts(service).Any(known.KeepsDataAt))
                yield return Descriptor
                    .At(service.PlaceOf("image"), $"the data of `{service.Name}` is not persistent: no volume is mounted at {folders[0]}")
                    .WithHelp($"mount a named volume at {folders[0]}, or a tmpfs if the data may be lost");
        }
    }

    private static IEnumerable<string> Mounts(Service service) =>
        service.Volumes.Select(static v => v.Target).Concat(service.Tmpfs.Select(static t => t.Split(':')[0]));
}
