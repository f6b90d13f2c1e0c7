using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The hardware address on the network of highest priority.</summary>
    public string? MacAddress => Text("mac_address");

    private static Shape MacAddressShape => new TextShape { Description = "The hardware address on the network of highest priority." };
}
