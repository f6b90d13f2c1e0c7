using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Limits of the processes.</summary>
    public ImmutableArray<Ulimit> Ulimits => Ulimit.ListOf(Node["ulimits"]);

    private static Shape UlimitsShape => new MapShape(new UlimitShape()) { Description = "Limits of the processes." };
}
