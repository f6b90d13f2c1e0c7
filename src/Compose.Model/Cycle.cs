using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model;

/// <summary>Services that wait for each other. The last edge returns to the start of the first.</summary>
public sealed record Cycle(ImmutableArray<Dependency> Edges)
{
    /// <summary>a -> b -> a</summary>
    public override string ToString() => string.Join(" -> ", Edges.Select(e => e.From).Append(Edges[0].From));
}

/// <summary>One edge: <paramref name="From"/> needs <paramref name="To"/>.</summary>
/// <param name="At">The entry of depends_on, or the link, mode or volumes_from that implies it.</param>
public sealed record Dependency(string From, string To, Location At);
