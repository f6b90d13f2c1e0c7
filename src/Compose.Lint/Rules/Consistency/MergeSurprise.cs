using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

public sealed class MergeSurprise : Rule
{
    public override Descriptor Descriptor { get; } = new("CF133", "merge-surprise", Severity.Info, "An override that adds where it seems to replace");

    public override string Documentation => """
        Lists such as `ports` are appended when files are merged. An override that publishes the same container port on another host port does not
        replace the first one: both are published.

        ```yaml
        # compose.yaml             # compose.override.yaml
        ports: ["8080:80"]         ports: !override ["9090:80"]
        ```

        Use `!override` to replace the list.
        """;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            var ports = service.Ports;
            for (var i = 1; i < ports.Length; i++)
                for (var j = 0; j < i; j++)
                    if (ports[i].At.Source != ports[j].At.Source && IsAnother(ports[j], ports[i]))
                    {
                        yield return Descriptor.At(ports[i].At, $"port {ports[i].Target} of `{service.Name}` is published twice: lists are appended, not replaced")
                            .See(ports[j].At, "this one stays published").WithHelp("write `ports: !override` to replace the list");
                        break;
                    }
        }
    }

    private static bool IsAnother(PortMapping first, PortMapping second) =>
        first.Target == second.Target && first.Protocol == second.Protocol && first.Published is not null && second.Published is not null && first.Published != second.Published;
}
