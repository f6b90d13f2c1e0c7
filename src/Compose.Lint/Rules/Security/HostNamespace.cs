using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Security;

internal sealed class HostNamespace : Rule
{
    private static readonly (string Attribute, string Effect)[] Namespaces =
    [
        ("pid", "it can see and signal every process of the host"),
        ("ipc", "it can read the shared memory of the host's processes"),
        ("uts", "it can change the host's name"),
        ("userns_mode", "its root user is the host's root"),
        ("cgroup", "it can see the host's control groups"),
        ("network_mode", "it can reach every port of the host"),
    ];

    public override Descriptor Descriptor { get; } =
        new("CF204", "host-namespace", Severity.Warning, "Shared host namespace")
        {
            Page = """
                `pid: host`, `ipc: host`, `uts: host`, `userns_mode: host` and `cgroup: host` put a container into a namespace of the host. With
                `network_mode: host` it reaches services of the host that listen on localhost only; this is often intended, so its severity is info.

                Remove it if the service works without it.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var (attribute, effect) in Namespaces)
                if (service.Node[attribute] is Model.Syntax.Scalar { Text: "host" } value)
                    yield return (
                        Descriptor.At(
                            value.At,
                            $"`{service.Name}` shares the host's {attribute.Replace("_mode", "")} namespace: {effect}"
                        ) with
                        {
                            Severity = attribute == "network_mode" ? Severity.Info : Severity.Warning,
                        }
                    ).WithHelp("remove it if the service works without it");
    }
}
