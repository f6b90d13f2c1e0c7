using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Services that come first, those implied by links and shared namespaces included.</summary>
    public ImmutableArray<ServiceDependency> DependsOn => Named("depends_on", static (key, node) => new ServiceDependency(key, node));
}
