using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Consistency;

internal sealed class PortsOnInternalNetworks : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF115", "ports-on-internal-networks", Severity.Warning, "Unreachable published ports")
        {
            Page = """
                A network with `internal: true` has no external access, and a port published by a service that is only on such networks is not reachable
                from the host. The engine does not report this.

                Also attach the service to a network that is not internal, or do not publish the port.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.NetworkMode is not null || service.Networks.IsEmpty || service.Ports.All(static p => p.Published is null))
                continue;
            var networks = service.Networks.Select(n => context.Project.FindNetwork(n.Name)).ToList();
            if (networks.TrueForAll(static n => n is { Internal: true }))
                yield return Descriptor
                    .At(service.PlaceOf("ports"), $"published ports of `{service.Name}` cannot be reached: its networks are internal")
                    .See(networks[0]!.PlaceOf("internal"), "this network is internal")
                    .WithHelp("add a network that is not internal, or do not publish");
        }
    }
}
