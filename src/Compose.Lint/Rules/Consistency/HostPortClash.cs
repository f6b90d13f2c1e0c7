using Compose.Model.Diagnostics;

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

                Ranges are expanded and variables are resolved. Services whose profiles have nothing in common are alternatives and may share a port. Give
                one of them another port, or separate profiles.
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
                earlier.Find(other => other.Clashes(binding) && LintContext.RunTogether(other.Service, binding.Service)) is { } first
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
