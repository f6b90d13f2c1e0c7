using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class SysctlsRefused : Rule
{
    private const string Domain = "kernel.domainname";

    // Those of System V IPC; the others of the IPC namespace begin with fs.mqueue.
    private static readonly string[] OfIpc =
    [
        "kernel.msgmax",
        "kernel.msgmnb",
        "kernel.msgmni",
        "kernel.sem",
        "kernel.shmall",
        "kernel.shmmax",
        "kernel.shmmni",
        "kernel.shm_rmid_forced",
    ];

    public override Descriptor Descriptor { get; } =
        new("CF153", "sysctl-refused", Severity.Error, "A kernel parameter that a container cannot have")
        {
            Page = """
                A container can set only those kernel parameters that are separate for each namespace; others would change the host, and the engine
                rejects them:

                - of the network: `net.*`, but not with `network_mode: host`;
                - of IPC: `kernel.msg*`, `kernel.shm*`, `kernel.sem` and `fs.mqueue.*`, but not with `ipc: host`;
                - `kernel.domainname`, but not with `uts: host`. The name of the host is set by `hostname`.

                Set the others, such as `vm.max_map_count`, on the host itself: `sysctl -w vm.max_map_count=262144`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            // Other runtimes may have a kernel for each container.
            if (service.Runtime is not (null or "" or "runc") || service.Node[Service.SysctlsKey] is not Mapping set)
                continue;
            foreach (var entry in set.Entries)
            {
                var name = entry.Name.Replace('/', '.');
                var space = Namespace(name);
                if (space is null)
                    yield return Descriptor
                        .At(entry.Key.At, $"`{entry.Name}` is not separate for each container, so the engine rejects it")
                        .WithHelp(name == "kernel.hostname" ? "write `hostname` instead" : "set it on the host with `sysctl -w` instead");
                else if (service.Node[space] is Scalar { Text: "host" } host)
                    yield return Descriptor
                        .At(entry.Key.At, $"`{entry.Name}` would change the host with `{space}: host`, so the engine rejects it")
                        .See(host.At, "because of this")
                        .WithHelp($"set it on the host with `sysctl -w`, or remove `{space}`");
            }
        }
    }

    /// <summary>The attribute whose namespace the parameter belongs to; null when it belongs to none.</summary>
    private static string? Namespace(string name) =>
        name.StartsWith("net.", StringComparison.Ordinal) ? Service.NetworkModeKey
        : name.StartsWith("fs.mqueue.", StringComparison.Ordinal) || OfIpc.Contains(name) ? Service.IpcKey
        : name == Domain ? Service.UtsKey
        : null;
}
