using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Ports other containers may reach: <c>80</c>, <c>53/udp</c> or a range.</summary>
    public ImmutableArray<string> Expose => List("expose");
}
