using System.Globalization;
using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Reliability;

internal sealed class WrongDataPath : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF308", "wrong-data-path", Severity.Warning, "A volume at the wrong path")
        {
            Page = """
                A volume is mounted near the folder where the image keeps its data, but not there: the volume stays empty and the data is lost.

                - `postgres` up to 17 keeps it in `/var/lib/postgresql/data`, a volume of the image, so one mounted at `/var/lib/postgresql` stays empty;
                  from 18 on it is `/var/lib/postgresql`;
                - `mysql` and `mariadb` keep it in `/var/lib/mysql`, `mongo` in `/data/db`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service is not { Image: { } reference, Build: null })
                continue;
            var image = ImageName.Of(reference);
            foreach (var volume in service.Volumes)
                if (Right(image, volume) is { } folder)
                    yield return Descriptor
                        .At(volume.PlaceOf("target"), $"`{image.Family}` keeps its data in {folder}, not in {volume.Target}")
                        .WithHelp($"mount the volume at {folder}");
        }
    }

    /// <summary>The intended folder; null when the mount is not similar to it.</summary>
    private static string? Right(ImageName image, ServiceVolume volume) =>
        (image.Family, volume.Target.TrimEnd('/')) switch
        {
            (
                "postgres",
                "/var/lib/postgres"
                    or "/var/lib/postgres/data"
                    or "/var/lib/pgsql"
                    or "/var/lib/pgsql/data"
                    or "/var/lib/postgresql/db"
            ) => Folder(image),
            ("postgres", "/var/lib/postgresql") when Major(image) is < 18 => Folder(image),
            ("postgres", "/var/lib/postgresql/data") when Major(image) is >= 18 => Folder(image),
            ("mysql" or "mariadb", "/var/lib/mysql/data" or "/var/lib/mariadb" or "/var/mysql" or "/data/mysql") => "/var/lib/mysql",
            ("mongo", "/data" or "/var/lib/mongo" or "/var/lib/mongodb") => "/data/db",
            _ => null,
        };

    private static string Folder(ImageName image) => Major(image) is >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";

    private static int? Major(ImageName image)
    {
        var digits = (image.Tag ?? "").TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && int.TryParse(image.Tag.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : null;
    }
}
