using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Security;

internal sealed class DangerousCapability : Rule
{
    private static readonly Dictionary<string, string> Dangers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ALL"] = "gives every capability",
        ["SYS_ADMIN"] = "is nearly root on the host: it mounts file systems",
        ["SYS_MODULE"] = "loads kernel modules",
        ["SYS_RAWIO"] = "reads and writes the host's memory and ports",
        ["SYS_PTRACE"] = "reads the memory of other processes",
        ["SYS_BOOT"] = "restarts the host",
        ["DAC_READ_SEARCH"] = "reads every file of the host",
        ["BPF"] = "loads programs into the kernel",
    };

    public override Descriptor Descriptor { get; } =
        new("CF203", "dangerous-capability", Severity.Warning, "A capability that reaches the host")
        {
            Page = """
                Some capabilities let a container leave its isolation: `ALL`, `SYS_ADMIN`, `SYS_MODULE`, `SYS_RAWIO`, `SYS_PTRACE`, `SYS_BOOT`,
                `DAC_READ_SEARCH`, `BPF`.

                Find the narrowest one that works; `NET_ADMIN`, `NET_BIND_SERVICE` and the like stay inside the container's own namespaces.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var item in service.Items("cap_add"))
                if (
                    Dangers.TryGetValue(
                        item.Text.StartsWith("CAP_", StringComparison.OrdinalIgnoreCase) ? item.Text[4..] : item.Text,
                        out var danger
                    )
                )
                    yield return Descriptor
                        .At(item.At, $"capability {item.Text} {danger}")
                        .WithHelp("use the narrowest capability that works");
    }
}
