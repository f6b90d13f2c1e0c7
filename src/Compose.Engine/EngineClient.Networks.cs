using Compose.Engine.Contract;
using Compose.Engine.Transport;
using Compose.Engine.Wire;

namespace Compose.Engine;

/// <content>Networks.</content>
public sealed partial class EngineClient
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<NetworkInspect>> ListNetworksAsync(Filters filters, CancellationToken cancellation) =>
        GetAsync(new Query("/networks").With("filters", filters), WireJson.Default.IReadOnlyListNetworkInspect, cancellation);

    /// <inheritdoc/>
    public Task<NetworkInspect> InspectNetworkAsync(string network, CancellationToken cancellation) =>
        GetAsync(Query.Of("networks", network), WireJson.Default.NetworkInspect, cancellation);

    /// <inheritdoc/>
    public Task<NetworkCreated> CreateNetworkAsync(NetworkCreate body, CancellationToken cancellation) =>
        AskAsync(new("/networks/create"), Json(body, WireJson.Default.NetworkCreate), WireJson.Default.NetworkCreated, cancellation);

    /// <inheritdoc/>
    public Task RemoveNetworkAsync(string network, CancellationToken cancellation) => DeleteAsync(Query.Of("networks", network), cancellation);

    /// <inheritdoc/>
    public Task ConnectNetworkAsync(string network, string container, EndpointSettings? endpoint, CancellationToken cancellation) =>
        PostAsync(Query.Of("networks", network, "connect"), new(container, endpoint), WireJson.Default.NetworkConnect, cancellation);

    /// <inheritdoc/>
    public Task DisconnectNetworkAsync(string network, string container, bool force, CancellationToken cancellation) =>
        PostAsync(Query.Of("networks", network, "disconnect"), new(container, force), WireJson.Default.NetworkDisconnect, cancellation);
}
