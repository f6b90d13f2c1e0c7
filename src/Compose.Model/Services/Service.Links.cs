using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Services reachable under a further name: <c>service[:alias]</c>.</summary>
    public ImmutableArray<string> Links => List("links");

    private static Shape LinksShape => new ListShape(new TextShape())
    {
        Description = "Services reachable under a further name: `service[:alias]`.",
        Distinct = true,
        Unique = UniqueBy.Key,
    };
}
