namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Length of the scheduler's period in microseconds.</summary>
    public long? CpuPeriod => Whole("cpu_period");
}
