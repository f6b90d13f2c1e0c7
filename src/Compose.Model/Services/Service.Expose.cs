using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Ports other containers may reach: <c>80</c>, <c>53/udp</c> or a range.</summary>
    public ImmutableArray<string> Expose => List("expose");

    private static Shape ExposeShape => new ListShape(new ExposedPortShape())
    {
        Description = "Ports other containers may reach: `80`, `53/udp` or a range.",
        Distinct = true,
        Unique = UniqueBy.Text,
    };
}
