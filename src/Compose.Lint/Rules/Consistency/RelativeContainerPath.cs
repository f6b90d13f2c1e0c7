using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Consistency;

internal sealed class RelativeContainerPath : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF127", "relative-container-path", Severity.Error, "Relative path in a container")
        {
            Page = """
                Paths inside a container must be absolute: the engine rejects `store:data` with "mount path must be absolute".

                Write `store:/data`. The same applies to `working_dir` and `tmpfs`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            foreach (var volume in service.Volumes)
                // Its cause is the letter, which has its own finding.
                if (IsRelative(volume.Target) && !DriveLetter.HidesVolume(volume.Source, volume.Target))
                    yield return Found(volume.PlaceOf("target"), volume.Target);
            foreach (var tmpfs in service.Items("tmpfs"))
                if (tmpfs.Text is "" or [':', ..] && !tmpfs.IsUnset())
                    yield return Descriptor.At(tmpfs.At, "the tmpfs has no path in the container").WithHelp("write, for example, `/tmp`");
                else if (IsRelative(tmpfs.Text))
                    yield return Found(tmpfs.At, tmpfs.Text.Split(':')[0]);
            if (service.WorkingDir is { } folder && IsRelative(folder))
                yield return Found(service.PlaceOf("working_dir"), folder);
        }
    }

    private Diagnostic Found(Model.Text.Location at, string path) =>
        Descriptor.At(at, $"`{path}` is not an absolute path in the container").WithHelp($"write `/{path.TrimStart('.', '/')}`");

    private static bool IsRelative(string path) =>
        path.Length > 0 && path[0] is not ('/' or '\\' or '$') && !(path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]));
}
