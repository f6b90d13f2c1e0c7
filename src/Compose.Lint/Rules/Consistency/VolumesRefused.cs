using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class VolumesRefused : Rule
{
    private const string TypeOption = "type";
    private const string DeviceOption = "device";
    private const string MountOption = "o";
    private static readonly string[] Options = [TypeOption, DeviceOption, MountOption, "size"];
    private static readonly string[] Binds = ["bind", "rbind"];

    // An option, and those it needs.
    private static readonly (string Option, string[] Needs)[] Needs =
    [
        (TypeOption, [DeviceOption]),
        (DeviceOption, [TypeOption]),
        (MountOption, [DeviceOption, TypeOption]),
    ];

    public override Descriptor Descriptor { get; } =
        new("CF161", "volume-refused", Severity.Error, "A volume that the engine rejects")
        {
            Page = """
                The driver `local` knows the options `type`, `device` and `o`, which belong together, and `size`; the engine rejects others. What it
                cannot mount, it rejects when the first container starts:

                - `type: none` or `bind` without `bind` in `o`, or with a relative `device`;
                - values of `o` that a `tmpfs` cannot read, such as `size=64mb` or a blank after a comma.

                `nfs` without `addr=` in `o` is a warning. Names of volumes consist of letters, digits, `.`, `_` and `-`, with a letter or digit first,
                and have at least two characters.

                ```yaml
                volumes:
                  media:
                    driver: local           # with it, Compose resolves a relative device
                    driver_opts:
                      type: none
                      device: ./media
                      o: bind
                  scratch:
                    driver_opts: {type: tmpfs, device: tmpfs, o: "size=64m,uid=1000"}
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var used = context
            .Services.SelectMany(static service => service.Volumes)
            .Select(static mount => mount.Source)
            .ToHashSet(StringComparer.Ordinal);
        return context.Project.Volumes.Where(volume => !volume.External && used.Contains(volume.Key)).SelectMany(OfVolume);
    }

    private IEnumerable<Diagnostic> OfVolume(Volume volume)
    {
        if (volume.Driver is not (null or "" or Volume.DefaultDriver))
        {
            if (OfDriver(volume.PlaceOf(Volume.DriverKey), volume.Driver!) is { } wrong)
                yield return wrong;
            yield break;
        }

        if (volume.Node[Resource.NameKey] is Scalar { Text: var name } named && !named.IsUnset() && !IsName(name))
            yield return Descriptor
                .At(named.At, $"`{name}` cannot be the name of a volume")
                .WithHelp("write letters, digits, `.`, `_` and `-`, at least two, beginning with a letter or digit");
        if (volume.Node[Volume.DriverOptsKey] is not Mapping options)
            yield break;
        var unknown = options.Entries.Where(static option => !Options.Contains(option.Name)).ToList();
        foreach (var option in unknown)
            yield return Descriptor
                .At(option.Key.At, $"the driver `local` has no option `{option.Name}`")
                .WithHelp(
                    Spelling.Nearest(option.Name, Options) is { } meant ? $"did you mean `{meant}`?" : "write `type`, `device` and `o`"
                );
        if (unknown.Count > 0)
            yield break;
        if (Incomplete(options) is { } incomplete)
            yield return incomplete;
        else if (!options.Entries.Any(static option => option.Value.IsUnset()))
            foreach (var found in OfMount(options))
                yield return found;
    }

    private Diagnostic? OfDriver(Location at, string driver)
    {
        if (Spelling.Nearest(driver, [Volume.DefaultDriver]) is not { } meant)
            return null;
        var found = Descriptor.At(at, $"the engine has no volume driver `{driver}`").WithHelp($"did you mean `{meant}`?");
        // A plugin may have such a name, but none with capitals.
        return driver.Any(char.IsUpper) ? found : found with { Severity = Severity.Warning };
    }

    private Diagnostic? Incomplete(Mapping options)
    {
        foreach (var (option, needs) in Needs)
            if (options.TryGet(option, out var given) && needs.FirstOrDefault(need => !options.Contains(need)) is { } missing)
                return Descriptor
                    .At(given.Key.At, $"`{option}` without `{missing}`")
                    .WithHelp("write all three: `{type: none, device: /path, o: bind}`, or `{type: tmpfs, device: tmpfs, o: size=64m}`");
        return null;
    }

    private IEnumerable<Diagnostic> OfMount(Mapping options)
    {
        var (type, device, flags) = (Text(options, TypeOption), Text(options, DeviceOption), Text(options, MountOption).Split(','));
        var at = (options[MountOption] ?? options[TypeOption] ?? options).At;
        if (type.Length > 0 && device.Length == 0)
            yield return Descriptor.At(options[DeviceOption]!.At, "the device is empty").WithHelp("write what is mounted");
        if (device.Length == 0)
            yield break;
        if (type is "none" or "bind" or "" && !flags.Any(Binds.Contains))
            yield return Descriptor.At(at, $"`type: {type}` mounts nothing without `o: bind`").WithHelp("add `bind` to `o`");
        else if (flags.Any(Binds.Contains) && IsRelative(device))
            yield return Descriptor
                .At(options[DeviceOption]!.At, $"`{device}` is not an absolute path of the host")
                .WithHelp("write an absolute path, or `driver: local` and `o: bind`: then Compose resolves it");
        if (type == "nfs" && !flags.Any(static flag => flag.StartsWith("addr=", StringComparison.Ordinal)))
            yield return Descriptor.At(at, "the server's address is missing").WithHelp("add `addr=HOST` to `o`") with
            {
                Severity = Severity.Warning,
            };
        if (type == "tmpfs")
            foreach (var flag in flags)
                if (OfFlag(at, flag) is { } wrong)
                    yield return wrong;
    }

    private Diagnostic? OfFlag(Location at, string flag)
    {
        if (flag.Length > 0 && char.IsWhiteSpace(flag[0]))
            return Descriptor.At(at, "a blank before an option of tmpfs").WithHelp("write commas without blanks");
        if (flag == "defaults")
            return Descriptor.At(at, "tmpfs has no option `defaults`").WithHelp("remove it: without options, the defaults apply");
        var equals = flag.IndexOf('=');
        return equals > 0 && TmpfsValues.Wrong(flag[..equals], flag[(equals + 1)..]) is { } help
            ? Descriptor.At(at, $"tmpfs cannot read `{flag}`").WithHelp(help)
            : null;
    }

    private static string Text(Mapping options, string key) => options[key] is Scalar { IsNull: false } text ? text.Text : "";

    private static bool IsRelative(string path) =>
        path[0] is not ('/' or '\\') && !(path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]));

    private static bool IsName(string name) =>
        name.Length > 1
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
