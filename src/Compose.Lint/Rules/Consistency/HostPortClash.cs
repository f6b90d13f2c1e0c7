using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class HostPortClash : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF108", "host-port-clash", Severity.Error, "Two services publish the same host port")
        {
            Page = """
                Two containers cannot listen on the same port, address and protocol of the host. The second one stops with "port is already allocated".

                ```yaml
                services:
                  shop:
                    ports: ["8080:80"]            # every address, so 127.0.0.1 too
                  admin:
                    ports: ["127.0.0.1:8080:80"]  # clashes
                ```

                Ranges are expanded and variables are resolved. Give one of them another port, or separate profiles. Alternatives may share a port: services
                whose profiles have nothing in common, variants such as `api-dev` and `api-prod`, and products for one role such as `mysql` and `mariadb`,
                unless a service depends on both.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var byPort = new Dictionary<(int, string), List<HostBinding>>();
        foreach (var binding in HostBinding.OfAll(context.Services).Where(static b => b.IsFixed))
        {
            if (!byPort.TryGetValue((binding.First, binding.Protocol), out var earlier))
                byPort[(binding.First, binding.Protocol)] = earlier = [];
            if (
                earlier.Find(other => other.Clashes(binding) && RunTogether(other.Service, binding.Service, context)) is { } first
                && first.At != binding.At
            )
                yield return Descriptor
                    .At(binding.At, Message(first, binding))
                    .WithLabel($"service {binding.Service.Name}")
                    .See(first.At, $"service {first.Service.Name}")
                    .WithNote("`up` would fail with \"port is already allocated\"")
                    .WithHelp("publish it on another host port, or give the services profiles that never run together");
            earlier.Add(binding);
        }
    }

    private static bool RunTogether(Service a, Service b, LintContext context) =>
        LintContext.RunTogether(a, b) && (a.Name == b.Name || !Alternatives.Are(a, b, context));

    private static string Message(HostBinding first, HostBinding second)
    {
        var what = $"host port {second.First}/{second.Protocol} is published twice";
        if (first.Service.Name == second.Service.Name)
            return $"{what} by `{second.Service.Name}`";
        return first.Address == second.Address || first.Address.Length > 0
            ? what
            : $"{what}: `{first.Service.Name}` listens on every address";
    }
}
