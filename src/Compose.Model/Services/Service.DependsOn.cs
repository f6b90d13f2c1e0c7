using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Services that come first, those implied by links and shared namespaces included.</summary>
    public ImmutableArray<ServiceDependency> DependsOn => Named("depends_on", static (key, node) => new ServiceDependency(key, node));

    private static Shape DependsOnShape => new DependsOnShape
    {
        Description = "Services that come first, those implied by links and shared namespaces included.",
        Merge = MergeRule.AsMapping,
    };
}
