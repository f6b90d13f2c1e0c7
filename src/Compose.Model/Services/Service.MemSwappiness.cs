using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>How readily the kernel swaps the container's memory out, 0 to 100.</summary>
    public long? MemSwappiness => Whole("mem_swappiness");

    private static Shape MemSwappinessShape => new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text)
    {
        Description = "How readily the kernel swaps the container's memory out, 0 to 100.",
    };
}
