using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Graphics processors; a count of -1 asks for all.</summary>
    public ImmutableArray<DeviceRequest> Gpus => Items("gpus", static node => new DeviceRequest(node));
}
