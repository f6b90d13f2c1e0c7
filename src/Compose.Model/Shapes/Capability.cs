using Compose.Model.Diagnostics;

namespace Compose.Model.Shapes;

/// <summary>Kernel capabilities, with or without prefix (capabilities(7), Linux 5.9 and later).</summary>
internal static class Capability
{
    private const string All = "ALL";

    private static readonly string[] Names =
    [
        All,
        "AUDIT_CONTROL",
        "AUDIT_READ",
        "AUDIT_WRITE",
        "BLOCK_SUSPEND",
        "BPF",
        "CHECKPOINT_RESTORE",
        "CHOWN",
        "DAC_OVERRIDE",
        "DAC_READ_SEARCH",
        "FOWNER",
        "FSETID",
        "IPC_LOCK",
        "IPC_OWNER",
        "KILL",
        "LEASE",
        "LINUX_IMMUTABLE",
        "MAC_ADMIN",
        "MAC_OVERRIDE",
        "MKNOD",
        "NET_ADMIN",
        "NET_BIND_SERVICE",
        "NET_BROADCAST",
        "NET_RAW",
        "PERFMON",
        "SETFCAP",
        "SETGID",
        "SETPCAP",
        "SETUID",
        "SYS_ADMIN",
        "SYS_BOOT",
        "SYS_CHROOT",
        "SYS_MODULE",
        "SYS_NICE",
        "SYS_PACCT",
        "SYS_PTRACE",
        "SYS_RAWIO",
        "SYS_RESOURCE",
        "SYS_TIME",
        "SYS_TTY_CONFIG",
        "SYSLOG",
        "WAKE_ALARM",
    ];

    public static Mistake? Check(string text)
    {
        var name = text.StartsWith("CAP_", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        // The engine reads `ALL` only without the prefix.
        var isAll = name.Equals(All, StringComparison.OrdinalIgnoreCase);
        if (isAll ? name == text : Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            return null;
        var meant = isAll ? All : Spelling.Nearest(name, Names);
        return Mistake.Of(
            ShapeDiagnostics.InvalidLinuxValue,
            text,
            text.Length == 0 ? "the capability has no name" : $"the kernel has no capability `{text}`",
            meant is null ? "see capabilities(7) for valid names" : $"did you mean `{meant}`?",
            meant
        );
    }
}
