using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class MergeSurprise : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF133", "merge-surprise", Severity.Info, "An override that appends instead of replacing")
        {
            Page = """
                Lists such as `ports` are appended when files are merged. An override that publishes the same container port on another host port does not
                replace the first one: both are published.

                ```yaml
                # compose.yaml             # compose.override.yaml
                ports: ["8080:80"]         ports: !override ["9090:80"]
                ```

                Use `!override` to replace the list.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            var earlier = new Dictionary<(int, string), List<PortMapping>>();
            foreach (var port in service.Ports.Where(static port => port.Published is not null))
            {
                if (!earlier.TryGetValue((port.Target, port.Protocol), out var others))
                    earlier[(port.Target, port.Protocol)] = others = [];
                if (others.Find(other => other.At.Source != port.At.Source && other.Published != port.Published) is { } first)
                    yield return Descriptor
                        .At(port.At, $"port {port.Target} of `{service.Name}` is published twice: lists are appended, not replaced")
                        .See(first.At, "this one stays published")
                        .WithHelp("write `ports: !override` to replace the list");
                others.Add(port);
            }
        }
    }
}
