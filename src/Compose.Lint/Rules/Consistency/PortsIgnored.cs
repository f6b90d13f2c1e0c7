using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class PortsIgnored : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF114", "ports-ignored", Severity.Warning, "Ports that cannot be published")
        {
            Page = """
                A container that uses the host's network (`network_mode: host`) listens on the host's ports directly: `ports` has no effect, and ports are
                not mapped. A container without a network (`network_mode: none`) cannot be reached at all.

                Remove `ports`, or remove `network_mode`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Ports.IsEmpty || service.NetworkMode is not ("host" or "none"))
                continue;
            yield return Descriptor
                .At(service.PlaceOf(Service.PortsKey), $"`ports` has no effect with `network_mode: {service.NetworkMode}`")
                .See(service.PlaceOf(Service.NetworkModeKey), "because of this")
                .WithHelp("remove `ports`, or `network_mode`");
        }
    }
}
