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
                not mapped. With `network_mode: none`, `service:` or `container:` the engine rejects the ports.

                Remove `ports`, or remove `network_mode`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Ports.IsEmpty || service.NetworkMode is not { } mode)
                continue;
            if (mode != "host" && mode != "none" && PeerReference.Of(mode) is { Service: null, Container: null })
                continue;
            yield return Descriptor
                .At(
                    service.PlaceOf(Service.PortsKey),
                    mode == "host"
                        ? "`ports` has no effect with `network_mode: host`"
                        : $"ports cannot be published with `network_mode: {mode}`"
                )
                .See(service.PlaceOf(Service.NetworkModeKey), "because of this")
                .WithHelp("remove `ports`, or `network_mode`");
        }
    }
}
