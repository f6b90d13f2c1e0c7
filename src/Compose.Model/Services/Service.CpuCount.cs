using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Usable processors (Windows).</summary>
    public long? CpuCount => Whole("cpu_count");

    private static Shape CpuCountShape => new WholeShape { Description = "Usable processors (Windows).", Minimum = 0, Cast = Cast.Int };
}
