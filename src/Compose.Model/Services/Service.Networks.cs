using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Networks the container is attached to.</summary>
    public ImmutableArray<ServiceNetwork> Networks => Named("networks", static (key, node) => new ServiceNetwork(key, node));

    private static Shape NetworksShape => new NamedShape(ServiceNetwork.Shape)
    {
        Description = "Networks the container is attached to.",
        Merge = MergeRule.AsMapping,
    };
}
