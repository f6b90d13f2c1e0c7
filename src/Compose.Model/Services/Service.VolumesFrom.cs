using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Services or containers whose volumes are mounted too.</summary>
    public ImmutableArray<string> VolumesFrom => List("volumes_from");
}
