using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class NamespaceConflict : Rule
{
    private static readonly string[] OfSharedNetwork =
    [
        Service.HostnameKey,
        Service.DnsKey,
        Service.ExtraHostsKey,
        Service.LinksKey,
        Service.ExternalLinksKey,
        Service.PortsKey,
        Service.ExposeKey,
    ];

    private static readonly string[] OfHostNetwork = [Service.LinksKey, Service.ExternalLinksKey];
    private static readonly string[] OfHostNames = [Service.HostnameKey, Service.DomainnameKey];
    private static readonly string[] IpcModes = ["", "none", "private", "shareable", "host"];

    public override Descriptor Descriptor { get; } =
        new("CF150", "namespace-conflict", Severity.Error, "A setting of a namespace that the container does not have")
        {
            Page = """
                A container that shares a namespace cannot change it, so the engine rejects the attribute:

                | with | the engine rejects |
                |---|---|
                | `network_mode: service:NAME`, `container:NAME` | `hostname`, `dns`, `extra_hosts`, `links`, `external_links`, `ports`, `expose` |
                | `network_mode: host` | `links`, `external_links` |
                | `uts: host` | `hostname`, `domainname` |
                | `ipc: service:NAME` | a service `NAME` with `ipc: private` or `none` |

                `mac_address` with one of these networks is a warning: engines before 25 reject it, later ones ignore it. So is `ipc: service:NAME` of a
                service without `ipc`, because the engine's default, `private`, can be set to `shareable`. The engine also rejects other words than
                those of the specification as `ipc` or `pid`.

                Set it on the service that owns the namespace, or remove it.

                ```yaml
                vpn:
                  image: vpn:1.4
                  ports: ["8080:80"]      # of the service below
                web:
                  image: web:1.4
                  network_mode: service:vpn
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            var network = PeerReference.Of(service.NetworkMode);
            var isShared = (network.Service ?? network.Container) is { Length: > 0 };
            if (network.Container is "")
                yield return Descriptor
                    .At(service.PlaceOf(Service.NetworkModeKey), "`container:` names no container")
                    .WithHelp("write `container:NAME`, or `service:NAME` for a service of the project");
            if (isShared || service.NetworkMode == "host")
                foreach (var found in OfNetwork(service, isShared ? OfSharedNetwork : OfHostNetwork, network.Service))
                    yield return found;
            if (service.Uts == "host" && !isShared)
                foreach (var found in Found(service, Service.UtsKey, OfHostNames, null))
                    yield return found;
            if (service.Pid is { Length: > 0 } pid && pid != "host" && PeerReference.Of(pid) is { Service: null, Container: null or "" })
                yield return Descriptor
                    .At(service.PlaceOf(Service.PidKey), $"`{pid}` is not a PID namespace")
                    .WithHelp("write `host`, `service:NAME` or `container:NAME`, or remove it for a namespace of its own");
            if (service.Ipc is { } ipc && Check(service, ipc, context) is { } wrong)
                yield return wrong;
        }
    }

    private IEnumerable<Diagnostic> OfNetwork(Service service, string[] attributes, string? owner)
    {
        foreach (var found in Found(service, Service.NetworkModeKey, attributes, owner))
            yield return found;
        if (service.MacAddress is { Length: > 0 })
            yield return (
                Descriptor.At(
                    service.PlaceOf(Service.MacAddressKey),
                    $"`mac_address` has no effect with `network_mode: {service.NetworkMode}`, and engines before 25 reject it"
                ) with
                {
                    Severity = Severity.Warning,
                }
            )
                .See(service.PlaceOf(Service.NetworkModeKey), "because of this")
                .WithHelp($"remove it, or `{Service.NetworkModeKey}`");
    }

    private IEnumerable<Diagnostic> Found(Service service, string mode, string[] attributes, string? owner)
    {
        foreach (var attribute in attributes)
            if (service.Node[attribute] is Sequence { Count: > 0 } or Mapping { Count: > 0 } or Scalar { IsNull: false, Text.Length: > 0 })
                yield return Descriptor
                    .At(
                        service.PlaceOf(attribute),
                        $"`{attribute}` cannot be set with `{mode}: {(service.Node[mode] as Scalar)?.Text}`: the engine rejects it"
                    )
                    .See(service.PlaceOf(mode), "because of this")
                    .WithHelp(owner is null ? $"remove it, or `{mode}`" : $"set it on `{owner}`, which owns the network, or remove it");
    }

    private Diagnostic? Check(Service service, string ipc, LintContext context)
    {
        var at = service.PlaceOf(Service.IpcKey);
        var peer = PeerReference.Of(ipc);
        if (peer.Service is not { } name)
            return peer.Container is { Length: > 0 } || IpcModes.Contains(ipc)
                ? null
                : Descriptor
                    .At(at, $"`{ipc}` is not an IPC namespace")
                    .WithHelp("write `private`, `shareable`, `none`, `host`, `service:NAME` or `container:NAME`");
        if (context.Find(name) is not { Ipc: null or "private" or "none" } owner)
            return null;
        var found = Descriptor
            .At(at, $"`{name}` does not share its IPC namespace")
            .See(owner.Node[Service.IpcKey]?.At ?? owner.NameAt, "it is private")
            .WithHelp($"write `ipc: shareable` for `{name}`");
        // The engine's own default may be another one.
        return owner.Ipc is null
            ? found.WithNote("an engine with `default-ipc-mode: shareable` accepts it") with
            {
                Severity = Severity.Warning,
            }
            : found;
    }
}
