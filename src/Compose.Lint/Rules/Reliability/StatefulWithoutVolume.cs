using System.Collections.Immutable;
using Compose.Model.Diagnostics;

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
                  image: postgres:17
                  volumes:
                    - data:/var/lib/postgresql/data     # from version 18 on: /var/lib/postgresql
                ```

                A `tmpfs` on the folder marks the data as temporary. The folder is that of the image's version, or what the command or the environment sets
                (`PGDATA`, `--datadir`, `--dbpath`, ...). Redis and Valkey are caches unless the command has `--appendonly` or `--save`.

                A new volume starts empty: dump existing data first, and restore it afterwards.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (DataPlace.Of(service) is not { } place || !place.IsPersistent)
                continue;
            // One mount that was meant for the data is reported as that.
            if (place.Mounts.Any(path => place.IsKeptAt(path) || place.IsMissedAt(path)) || MaySetFolder(place.Mounts))
                continue;
            yield return Descriptor
                .At(service.PlaceOf("image"), $"the data of `{service.Name}` is not persistent: no volume is mounted at {place.Where}")
                .WithHelp(
                    place.IsUndecided
                        ? "give the image a version, and mount a named volume at its folder, or a tmpfs if the data may be lost"
                        : $"mount a named volume at {place.Where}, or a tmpfs if the data may be lost"
                );
        }
    }

    /// <summary>Whether a mounted configuration may put the data into another mounted folder.</summary>
    private static bool MaySetFolder(ImmutableArray<string> mounts) => mounts.Any(IsConfiguration) && !mounts.All(IsConfiguration);

    private static bool IsConfiguration(string path) =>
        path.Contains("/etc/", StringComparison.Ordinal) || path.Contains("conf", StringComparison.Ordinal) || Path.HasExtension(path);
}
