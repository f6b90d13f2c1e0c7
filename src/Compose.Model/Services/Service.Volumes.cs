using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>What is mounted where.</summary>
    public ImmutableArray<ServiceVolume> Volumes => Items("volumes", static node => new ServiceVolume(node));

    private static Shape VolumesShape => new ListShape(ServiceVolume.ItemShape)
    {
        Description = "What is mounted where: `[source:]target[:options]`.",
        Distinct = true,
        Unique = UniqueBy.Target,
    };
}
