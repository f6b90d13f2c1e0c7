using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Length of the realtime scheduler's period in microseconds.</summary>
    public long? CpuRtPeriod => Whole("cpu_rt_period");

    private static Shape CpuRtPeriodShape => new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
    {
        Description = "Length of the realtime scheduler's period in microseconds.",
        Cast = Cast.Int,
    };
}
