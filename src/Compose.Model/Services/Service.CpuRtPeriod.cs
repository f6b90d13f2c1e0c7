namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Length of the realtime scheduler's period in microseconds.</summary>
    public long? CpuRtPeriod => Whole("cpu_rt_period");
}
