using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Length of the scheduler's period in microseconds.</summary>
    public long? CpuPeriod => Whole("cpu_period");

    private static Shape CpuPeriodShape => new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
    {
        Description = "Length of the scheduler's period in microseconds.",
        Cast = Cast.Int,
    };
}
