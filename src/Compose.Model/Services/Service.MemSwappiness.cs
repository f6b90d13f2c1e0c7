namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>How readily the kernel swaps the container's memory out, 0 to 100.</summary>
    public long? MemSwappiness => Whole("mem_swappiness");
}
