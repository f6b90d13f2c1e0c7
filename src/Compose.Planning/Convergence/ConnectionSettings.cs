using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Planning.Observation;

namespace Compose.Planning.Convergence;

/// <summary>What to ask for when a container is to get back a connection that it has, or had.</summary>
internal static class ConnectionSettings
{
    public static EndpointSettings Of(ObservedContainer container, EndpointSettings was) =>
        new()
        {
            // Engines below API 1.45 add the short id to the requested aliases, and will again.
            Aliases = was.Aliases?.Where(alias => !container.Id.StartsWith(alias, StringComparison.Ordinal)).ToImmutableArray(),
            Links = was.Links,
            IPAMConfig = was.IPAMConfig,
            DriverOpts = was.DriverOpts,
            GwPriority = was.GwPriority,
        };
}
