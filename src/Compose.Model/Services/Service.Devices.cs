using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Devices of the host made visible in the container.</summary>
    public ImmutableArray<Device> Devices => Items("devices", static node => new Device(node));

    private static Shape DevicesShape => new ListShape(Device.ItemShape)
    {
        Description = "Devices of the host made visible in the container.",
        Unique = UniqueBy.Target,
    };
}
