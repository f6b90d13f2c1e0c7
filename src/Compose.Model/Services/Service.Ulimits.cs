using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Limits of the processes.</summary>
    public ImmutableArray<Ulimit> Ulimits => Ulimit.ListOf(Node["ulimits"]);
}
