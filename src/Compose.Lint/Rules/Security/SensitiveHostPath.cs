using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Security;

internal sealed class SensitiveHostPath : Rule
{
    private static readonly string[] Folders =
    [
        "/",
        "/etc",
        "/root",
        "/boot",
        "/dev",
        "/proc",
        "/sys",
        "/var/lib/docker",
        "/home",
        "/usr",
        "/bin",
        "/sbin",
        "/lib",
    ];

    public override Descriptor Descriptor { get; } =
        new("CF205", "sensitive-host-path", Severity.Warning, "Sensitive host path")
        {
            Page = """
                The container may write to a system folder of the host, such as `/` or `/etc`: whoever breaks into it controls the host. The same applies to
                disks and memory as devices (`/dev/sda`, `/dev/mem`).

                Mount only the required file or folder, read-only where possible. Read-only mounts are not reported, except of `/`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            foreach (var volume in service.Volumes)
                if (
                    volume.Type == MountType.Bind
                    && volume.Source is { } source
                    && IsSensitive(source)
                    && (!volume.ReadOnly || source == "/")
                )
                    yield return Descriptor
                        .At(
                            volume.PlaceOf("source"),
                            $"`{service.Name}` mounts the host's `{source}`{(volume.ReadOnly ? "" : " writable")}"
                        )
                        .WithHelp("mount only what is needed, with `:ro` where possible");
            foreach (var device in service.Devices)
                if (
                    device.Source is { } path
                    && (
                        path is "/dev/mem" or "/dev/kmem" or "/dev/port"
                        || path.StartsWith("/dev/sd", StringComparison.Ordinal)
                        || path.StartsWith("/dev/nvme", StringComparison.Ordinal)
                    )
                )
                    yield return Descriptor
                        .At(device.At, $"`{service.Name}` has access to the host's `{path}`")
                        .WithHelp("mount a folder instead of the disk");
        }
    }

    private static bool IsSensitive(string source) => Folders.Contains(source.Length > 1 ? source.TrimEnd('/') : source);
}
