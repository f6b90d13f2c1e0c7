using Compose.Model.Text;

namespace Compose.Model;

/// <summary>One edge: <paramref name="From"/> needs <paramref name="To"/>.</summary>
/// <param name="At">Where it was written: the entry of depends_on, or the link, mode or volumes_from that implies it.</param>
public sealed record Dependency(string From, string To, Location At);
