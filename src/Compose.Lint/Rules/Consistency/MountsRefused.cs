using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class MountsRefused : Rule
{
    private const string Words =
        "defaults ro rw suid nosuid dev nodev exec noexec sync async dirsync mand nomand atime noatime diratime nodiratime "
        + "relatime norelatime strictatime nostrictatime private rprivate shared rshared slave rslave unbindable runbindable";

    private static readonly string[] Known = [.. Words.Split(' '), "size", "mode", "uid", "gid", "nr_inodes", "nr_blocks", "mpol"];

    public override Descriptor Descriptor { get; } =
        new("CF156", "mount-refused", Severity.Error, "A mount that the engine rejects")
        {
            Page = """
                The engine rejects a mount at `/`, a volume with a propagation (`shared`, `rslave` and so on), which only bind mounts have, a `subpath` that
                leads out of its volume, and options of `tmpfs` that it does not know. It knows `size` in bytes or with k, m, g or % (not
                `64mb`), `mode` in octal, `uid`, `gid`, `nr_inodes`, `nr_blocks`, `mpol`, and words such as `ro`, `noexec`, `nosuid`, `nodev`, `noatime`.

                ```yaml
                tmpfs:
                  - /run:size=64m,mode=1777,noexec
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            foreach (var volume in service.Volumes)
            {
                if (volume.Target == "/")
                    yield return Root(volume.PlaceOf(ServiceVolume.TargetKey));
                foreach (var found in OfOptions(volume))
                    yield return found;
            }

            foreach (var tmpfs in service.Items(Service.TmpfsKey))
            {
                var colon = tmpfs.Text.IndexOf(':');
                if ((colon < 0 ? tmpfs.Text : tmpfs.Text[..colon]) == "/")
                    yield return Root(tmpfs.At);
                foreach (var option in colon < 0 || colon == tmpfs.Text.Length - 1 ? [] : tmpfs.Text[(colon + 1)..].Split(','))
                    if (Wrong(option) is { } help)
                        yield return Descriptor
                            .At(tmpfs.At, option.Length == 0 ? "an option of tmpfs is empty" : $"tmpfs has no option `{option}`")
                            .WithHelp(help);
            }
        }
    }

    private IEnumerable<Diagnostic> OfOptions(ServiceVolume volume)
    {
        if (volume is { Type: MountType.Volume, Bind: { Propagation: { Length: > 0 } propagation } bind })
            yield return Descriptor
                .At(
                    bind.PlaceOf(BindOptions.PropagationKey),
                    $"`{propagation}` is of bind mounts: the volume at {volume.Target} cannot have it"
                )
                .WithHelp("remove it, or mount a path of the host");

        if (volume.Volume?.Subpath is { } path && VolumeSyntax.Clean(path) is ['/', ..] or ['.', '.', '/', ..] or "..")
            yield return Descriptor
                .At(volume.Volume.PlaceOf("subpath"), $"`{path}` leads out of the volume")
                .WithHelp("write a path within the volume");
    }

    private Diagnostic Root(Location at) =>
        Descriptor.At(at, "nothing can be mounted at `/`").WithHelp("choose a folder in the container");

    /// <summary>What to write instead; null when the option is valid.</summary>
    private static string? Wrong(string option)
    {
        var equals = option.IndexOf('=');
        var (name, value) = equals < 0 ? (option, null) : (option[..equals], option[(equals + 1)..]);
        if (!Known.Contains(name) || Words.Split(' ').Contains(name) != (value is null))
            return !Known.Contains(name) && Spelling.Nearest(name, Known) is { } meant
                ? $"did you mean `{meant}`?"
                : "write, for example, `/run:size=64m,mode=1777,noexec`";
        return value is null ? null : TmpfsValues.Wrong(name, value);
    }
}
