using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Usable share of the processors, 0 to 100 (Windows).</summary>
    public double? CpuPercent => Real("cpu_percent");

    private static Shape CpuPercentShape => new RealShape(ScalarTypes.Whole | ScalarTypes.Text)
    {
        Description = "Usable share of the processors, 0 to 100 (Windows).",
        Minimum = 0,
        Maximum = 100,
        Cast = Cast.Float,
    };
}
