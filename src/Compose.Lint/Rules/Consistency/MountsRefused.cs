using Compose.Model.Diagnostics;
using Compose.Model.Services;
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
                The engine rejects a mount at `/`, and options of `tmpfs` that it does not know. It knows `size` in bytes or with k, m, g or % (not
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
                if (volume.Target == "/")
                    yield return Root(volume.PlaceOf(ServiceVolume.TargetKey));
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
        return name switch
        {
            "size" when !IsSize(value!) => "write bytes, or a number with k, m, g or %: `size=64m`",
            "mode" when !IsMadeOf(value!, '7') => "write digits from 0 to 7: `mode=1777`",
            "uid" or "gid" when !IsMadeOf(value!, '9') => "write a number",
            _ => null,
        };
    }

    private static bool IsSize(string text) => IsMadeOf(text.Length > 1 && "kKmMgGtTpP%".Contains(text[^1]) ? text[..^1] : text, '9');

    private static bool IsMadeOf(string text, char most) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', most) < 0;
}
