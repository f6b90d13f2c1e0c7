using System.Collections.Immutable;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Services;

namespace Compose.Planning.Requests;

/// <summary>The networks of a container.</summary>
/// <param name="Mode">The primary network's name on the engine, or another network mode.</param>
/// <param name="All">Network name to settings, the primary one first.</param>
/// <param name="Links"><c>container:alias</c> for each link.</param>
/// <param name="PrimaryMac">The MAC address on the primary network.</param>
internal sealed record Endpoints(
    string Mode,
    ImmutableArray<KeyValuePair<string, EndpointSettings>> All,
    ImmutableArray<string> Links,
    string? PrimaryMac,
    ApiVersion Api
)
{
    /// <summary>Endpoints in the create request: all from API 1.44 on, before that only the primary one.</summary>
    public NetworkingConfig? InCreate =>
        All.IsEmpty
            ? null
            : new NetworkingConfig((Api < ApiVersion.ManyEndpointsInCreate ? All.Take(1) : All).ToDictionary(StringComparer.Ordinal));

    /// <summary>Networks to connect after the container is created and before it starts.</summary>
    public static ImmutableArray<string> LaterThanCreate(ContainerRequest request)
    {
        if (request.Api >= ApiVersion.ManyEndpointsInCreate || request.Service.NetworkMode is not null)
            return [];
        return [.. ByPriority(request.Service).Skip(1).Select(network => NameOf(request.Project, network))];
    }

    public static Endpoints Of(ContainerRequest request)
    {
        var service = request.Service;
        var links = ContainerLinks.Of(request);
        if (NetworkModes.Of(request) is { } mode)
            return new Endpoints(mode, [], links, service.MacAddress, request.Api);

        var ordered = ByPriority(service)
            .Select(
                (network, position) =>
                    (Name: NameOf(request.Project, network), Settings: SettingsOf(request, network, position == 0, links))
            )
            .ToImmutableArray();
        if (ordered.IsEmpty)
            return new Endpoints("none", [], links, service.MacAddress, request.Api);
        return new Endpoints(
            ordered[0].Name,
            [.. ordered.Select(e => KeyValuePair.Create(e.Name, e.Settings))],
            links,
            ordered[0].Settings.MacAddress,
            request.Api
        );
    }

    /// <summary>The settings of a service's container in one of the project's networks; for reconnecting it.</summary>
    public static EndpointSettings SettingsOf(ContainerRequest request, string network) =>
        Of(request).All.FirstOrDefault(endpoint => endpoint.Key == network).Value ?? new EndpointSettings();

    // The first is the container's primary network.
    private static IEnumerable<ServiceNetwork> ByPriority(Service service) =>
        service.Networks.OrderByDescending(network => network.Priority).ThenBy(network => network.Name, StringComparer.Ordinal);

    private static string NameOf(Project project, ServiceNetwork network) => project.FindNetwork(network.Name)?.Name ?? network.Name;

    private static EndpointSettings SettingsOf(ContainerRequest request, ServiceNetwork network, bool primary, ImmutableArray<string> links)
    {
        var options = network.DriverOpts.ToDictionary(StringComparer.Ordinal);
        if (network.InterfaceName is not null && request.Api < ApiVersion.InterfaceName)
            request.Refuse(
                RequestDiagnostics.NeedsNewer(
                    request.Service,
                    "interface_name requires Docker Engine v28.1 or later",
                    request.Api,
                    network.PlaceOf("interface_name")
                )
            );
        if (network.InterfaceName is { } device)
            options["com.docker.network.endpoint.ifname"] = device;
        var fixedAddress = network.Ipv4Address is not null || network.Ipv6Address is not null || !network.LinkLocalIps.IsEmpty;
        return new EndpointSettings
        {
            Aliases = AliasesOf(request, network),
            Links = links.IsEmpty ? null : links,
            IPAMConfig = !fixedAddress
                ? null
                : new EndpointIpam
                {
                    IPv4Address = network.Ipv4Address,
                    IPv6Address = network.Ipv6Address,
                    LinkLocalIPs = network.LinkLocalIps.IsEmpty ? null : network.LinkLocalIps,
                },
            MacAddress = MacOf(request, network, primary),
            DriverOpts = options.Count == 0 ? null : options,
            GwPriority = (int)network.GwPriority,
        };
    }

    // A one-off gets only its own name, so that the service name does not resolve to it.
    private static ImmutableArray<string> AliasesOf(ContainerRequest request, ServiceNetwork network) =>
        request.IsHidden ? []
        : request.OneOff is { UseAliases: false } ? [request.Name]
        : [.. new[] { request.Name, request.Service.Name }.Concat(network.Aliases).Distinct(StringComparer.Ordinal)];

    private static string? MacOf(ContainerRequest request, ServiceNetwork network, bool primary)
    {
        var service = request.Service;
        if (!primary || service.MacAddress is not { } mac)
            return network.MacAddress;
        if (network.MacAddress is { } other && !string.Equals(other, mac, StringComparison.OrdinalIgnoreCase))
            request.Refuse(RequestDiagnostics.MacTwice(service, network, mac, other));
        return mac;
    }
}
