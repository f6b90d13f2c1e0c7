using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Services or containers whose volumes are mounted too.</summary>
    public ImmutableArray<string> VolumesFrom => List("volumes_from");

    private static Shape VolumesFromShape => new ListShape(new TextShape())
    {
        Description = "Services or containers whose volumes are mounted too.",
        Distinct = true,
    };
}
