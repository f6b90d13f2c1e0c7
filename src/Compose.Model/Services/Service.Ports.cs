using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Published ports; ranges are already one entry each.</summary>
    public ImmutableArray<PortMapping> Ports => Items("ports", static node => new PortMapping(node));

    private static Shape PortsShape => new ListShape(new PortShape())
    {
        Description = "Ports of the container that the host publishes: `[[address:]host:]container[/protocol]`.",
        Distinct = true,
        Unique = UniqueBy.Port,
    };
}
