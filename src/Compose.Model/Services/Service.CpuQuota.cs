namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Run time in each period, in microseconds.</summary>
    public long? CpuQuota => Whole("cpu_quota");
}
