using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Size in bytes of <c>/dev/shm</c>.</summary>
    public long? ShmSize => Whole("shm_size");

    private static Shape ShmSizeShape => new ByteSizeShape { Description = "Size in bytes of `/dev/shm`." };
}
