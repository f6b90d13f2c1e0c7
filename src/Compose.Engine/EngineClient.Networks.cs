using Compose.Engine.Contract;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Networks.</content>
public sealed partial class EngineClient
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<NetworkInspect>> ListNetworksAsync(Filters filters, CancellationToken cancellationToken) =>
        GetAsync(new Query("/networks").With("filters", filters), WireJson.Default.IReadOnlyListNetworkInspect, cancellationToken);

    /// <inheritdoc/>
    public Task<NetworkInspect> InspectNetworkAsync(string network, CancellationToken cancellationToken) =>
        GetAsync(Query.Of("networks", network), WireJson.Default.NetworkInspect, cancellationToken);

    /// <inheritdoc/>
    public Task<NetworkCreated> CreateNetworkAsync(NetworkCreate body, CancellationToken cancellationToken) =>
        AskAsync(new("/networks/create"), Json(body, WireJson.Default.NetworkCreate), WireJson.Default.NetworkCreated, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveNetworkAsync(string network, CancellationToken cancellationToken) =>
        DeleteAsync(Query.Of("networks", network), cancellationToken);

    /// <inheritdoc/>
    public Task ConnectNetworkAsync(string network, string container, EndpointSettings? endpoint, CancellationToken cancellationToken) =>
        PostAsync(Query.Of("networks", network, "connect"), new(container, endpoint), WireJson.Default.NetworkConnect, cancellationToken);

    /// <inheritdoc/>
    public Task DisconnectNetworkAsync(string network, string container, bool force, CancellationToken cancellationToken) =>
        PostAsync(
            Query.Of("networks", network, "disconnect"),
            new(container, force),
            WireJson.Default.NetworkDisconnect,
            cancellationToken
        );
}
