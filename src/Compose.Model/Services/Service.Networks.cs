using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Networks the container is attached to.</summary>
    public ImmutableArray<ServiceNetwork> Networks => Named("networks", static (key, node) => new ServiceNetwork(key, node));
}
