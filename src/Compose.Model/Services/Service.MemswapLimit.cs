using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Memory and swap together in bytes; -1 is no limit.</summary>
    public long? MemswapLimit => Whole("memswap_limit");

    private static Shape MemswapLimitShape => new ByteSizeShape { Description = "Memory and swap together in bytes; -1 is no limit." };
}
