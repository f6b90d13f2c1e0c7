using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Services reachable under a further name: <c>service[:alias]</c>.</summary>
    public ImmutableArray<string> Links => List("links");
}
