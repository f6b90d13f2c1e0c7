namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Realtime run time in each period, in microseconds.</summary>
    public long? CpuRtRuntime => Whole("cpu_rt_runtime");
}
