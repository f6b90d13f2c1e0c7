using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Memory in bytes the container may not exceed.</summary>
    public long? MemLimit => Whole("mem_limit");

    private static Shape MemLimitShape => new ByteSizeShape { Description = "Memory in bytes the container may not exceed." };
}
