using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Security;

internal sealed class HostNamespace : Rule
{
    private static readonly (string Attribute, string Effect)[] Namespaces =
    [
        ("pid", "it sees and signals every process of the host"),
        ("ipc", "it reads the shared memory of the host's processes"),
        ("uts", "it may change the host's name"),
        ("userns_mode", "its root is the host's root"),
        ("cgroup", "it sees the host's control groups"),
        ("network_mode", "it reaches every port of the host"),
    ];

    public override Descriptor Descriptor { get; } =
        new("CF204", "host-namespace", Severity.Warning, "A container inside the host's namespaces")
        {
            Page = """
                `pid: host`, `ipc: host`, `uts: host`, `userns_mode: host` and `cgroup: host` put a container into a namespace of the host. With
                `network_mode: host` it reaches services of the host that listen on localhost only; many use it on purpose, so that one is a remark.

                Remove it if the service works without.
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
                    ).WithHelp("remove it if the service works without");
    }
}
