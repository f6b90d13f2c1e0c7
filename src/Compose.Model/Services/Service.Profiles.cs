using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Profiles that enable the service; none means always enabled.</summary>
    public ImmutableArray<string> Profiles => List("profiles");

    private static Shape ProfilesShape => new ListShape(new TextShape())
    {
        Description = "Profiles that enable the service; none means always enabled.",
        Distinct = true,
        Unique = UniqueBy.Key,
    };
}
