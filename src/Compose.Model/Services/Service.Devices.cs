using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Devices of the host made visible in the container.</summary>
    public ImmutableArray<Device> Devices => Items("devices", static node => new Device(node));
}
