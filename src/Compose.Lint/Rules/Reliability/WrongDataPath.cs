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
                  from 18 on it is `/var/lib/postgresql`, and the server refuses to start with a volume at `/var/lib/postgresql/data`;
                - `mysql` and `mariadb` keep it in `/var/lib/mysql`, `mongo` in `/data/db`, `redis` in `/data`;
                - `PGDATA`, `--datadir`, `--dbpath` and the like set another folder.

                Either path of `postgres` is accepted when the tag does not tell the version (`latest`, `alpine`, a digest).

                Before you move the mount, dump the data: what the server has written is in the container or in an anonymous volume, not in this one.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (DataPlace.Of(service) is not { } place || place.Mounts.Any(place.IsKeptAt))
                continue;
            foreach (var volume in service.Volumes)
                if (
                    volume is { Type: MountType.Volume or MountType.Bind, Source: not null }
                    && ContainerPath.Of(volume.Target) is { } path
                    && place.IsMissedAt(path)
                )
                    yield return Missed(volume, path, place);
        }
    }

    private Diagnostic Missed(ServiceVolume volume, string path, DataPlace place)
    {
        var who = place.SetBy is { } setting ? $"`{setting}` puts the data" : $"`{place.Shown}` keeps its data";
        var found = Descriptor.At(volume.PlaceOf("target"), $"{who} in {place.Where}, not in {path}");
        if (place.HidingIn(path) is { } hiding)
            found = found.WithNote($"the image declares a volume at {hiding}, so the one at {path} stays empty");
        return found.WithHelp($"dump data worth keeping, then mount the volume at {place.Where}");
    }
}
