using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Planning.Convergence;
using Compose.Planning.Observation;

namespace Compose.Planning.Verbs;

/// <summary>A network in which the previous container of a replica serves.</summary>
/// <param name="Settings">With all its aliases.</param>
/// <param name="IsConnected">Whether it is connected to it.</param>
/// <param name="IsJoined">Whether it is found there by its aliases.</param>
internal sealed record PreviousEndpoint(string Network, EndpointSettings Settings, bool IsConnected, bool IsJoined)
{
    /// <summary>
    /// All of them. A rollback that was interrupted has left the container without its aliases, or without the network: then those of its
    /// replacement are its own.
    /// </summary>
    public static ImmutableArray<PreviousEndpoint> Of(HalfReplaced replica)
    {
        var (olds, news) = (EndpointsOf(replica.Old), EndpointsOf(replica.New));
        var endpoints = ImmutableArray.CreateBuilder<PreviousEndpoint>();
        foreach (var network in olds.Keys.Union(news.Keys).Order(StringComparer.Ordinal))
        {
            var own = olds.GetValueOrDefault(network);
            if (own is not null && HasAliases(replica.Old, own))
                endpoints.Add(new PreviousEndpoint(network, ConnectionSettings.Of(replica.Old, own), IsConnected: true, IsJoined: true));
            else if (news.GetValueOrDefault(network) is { } other && HasAliases(replica.New, other))
                endpoints.Add(new PreviousEndpoint(network, ConnectionSettings.Of(replica.New, other), own is not null, IsJoined: false));
        }

        return endpoints.ToImmutable();
    }

    private static ImmutableDictionary<string, EndpointSettings> EndpointsOf(ObservedContainer container) =>
        container.Details?.NetworkSettings.Networks.ToImmutableDictionary(StringComparer.Ordinal)
        ?? ImmutableDictionary<string, EndpointSettings>.Empty;

    // Engines before API 1.45 list the short id as an alias.
    private static bool HasAliases(ObservedContainer container, EndpointSettings endpoint) =>
        endpoint.Aliases?.Any(alias => !container.Id.StartsWith(alias, StringComparison.Ordinal)) == true;
}
