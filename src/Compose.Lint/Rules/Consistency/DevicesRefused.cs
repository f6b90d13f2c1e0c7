using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class DevicesRefused : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF157", "device-refused", Severity.Error, "A device that the engine rejects")
        {
            Page = """
                The host's part of a device is an absolute path, or the name of a device of the Container Device Interface (`vendor.com/class=name`): a
                relative path is looked up in the engine's folder, not in the project's. The permissions consist of `r`ead, `w`rite and `m`knod; the
                engine ignores other letters, so `ro` is `r`, and rejects none at all.

                ```yaml
                devices:
                  - /dev/ttyUSB0:/dev/ttyUSB0:rw
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            foreach (var rate in service.BlkioConfig?.Rates() ?? [])
                if (rate.Path is { Length: > 0 } path && path[0] != '/')
                    yield return Descriptor
                        .At(rate.PlaceOf("path"), $"`{path}` is not an absolute path of the host")
                        .WithHelp($"write the path of the device, such as `/dev/{path[(path.LastIndexOf('/') + 1)..]}`");
            foreach (var device in service.Devices)
            {
                var (source, permissions) = (device.Source, device.Permissions);
                if (IsRelative(source))
                    yield return Descriptor
                        .At(device.PlaceOf(Device.SourceKey), $"`{source}` is not an absolute path of the host")
                        .WithHelp($"write the path of the device, such as `/dev/{source[(source.LastIndexOf('/') + 1)..]}`");
                if (permissions.Length == 0)
                    yield return Descriptor
                        .At(device.PlaceOf(Device.PermissionsKey), "the device has no permissions")
                        .WithHelp("remove the last colon, or write `rwm`, `rw` or `r`");
                else if (permissions.AsSpan().IndexOfAnyExcept("rwm") >= 0)
                    yield return Odd(device).WithHelp("write `rwm`, `rw` or `r`");
            }
        }
    }

    private Diagnostic Odd(Device device) =>
        Descriptor.At(device.PlaceOf(Device.PermissionsKey), $"`{device.Permissions}` has other letters than `r`, `w` and `m`") with
        {
            Severity = Severity.Warning,
        };

    // An equals sign makes it the name of a CDI device; `class/ID` is a device of Windows.
    private static bool IsRelative(string source) =>
        source.Length > 0
        && source[0] is not ('/' or '\\')
        && !source.Contains('=')
        && !source.Contains(':')
        && !source.StartsWith("class/", StringComparison.OrdinalIgnoreCase);
}
