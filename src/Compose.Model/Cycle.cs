using System.Collections.Immutable;

namespace Compose.Model;

/// <summary>Services that wait for each other. The last edge leads back to where the first one starts.</summary>
public sealed record Cycle(ImmutableArray<Dependency> Edges)
{
    /// <summary>a -> b -> a</summary>
    public override string ToString() => string.Join(" -> ", Edges.Select(e => e.From).Append(Edges[0].From));
}
