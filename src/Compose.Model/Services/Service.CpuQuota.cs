using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Run time in each period, in microseconds.</summary>
    public long? CpuQuota => Whole("cpu_quota");

    private static Shape CpuQuotaShape => new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
    {
        Description = "Run time in each period, in microseconds.",
        Cast = Cast.Int,
    };
}
