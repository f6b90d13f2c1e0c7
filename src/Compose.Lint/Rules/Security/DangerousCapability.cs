using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Security;

internal sealed class DangerousCapability : Rule
{
    private static readonly Dictionary<string, string> Dangers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ALL"] = "grants every capability",
        ["SYS_ADMIN"] = "is nearly root on the host: it can mount file systems",
        ["SYS_MODULE"] = "can load kernel modules",
        ["SYS_RAWIO"] = "can read and write the host's memory and ports",
        ["SYS_PTRACE"] = "can read the memory of other processes",
        ["SYS_BOOT"] = "can restart the host",
        ["DAC_READ_SEARCH"] = "can read every file on the host",
        ["BPF"] = "can load programs into the kernel",
    };

    public override Descriptor Descriptor { get; } =
        new("CF203", "dangerous-capability", Severity.Warning, "Dangerous capability")
        {
            Page = """
                Some capabilities allow a container to escape its isolation: `ALL`, `SYS_ADMIN`, `SYS_MODULE`, `SYS_RAWIO`, `SYS_PTRACE`, `SYS_BOOT`,
                `DAC_READ_SEARCH`, `BPF`.

                Use the narrowest one that works; `NET_ADMIN`, `NET_BIND_SERVICE` and the like only affect the container's own namespaces.
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
