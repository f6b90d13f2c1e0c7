using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Published ports; ranges are already one entry each.</summary>
    public ImmutableArray<PortMapping> Ports => Items("ports", static node => new PortMapping(node));
}
