using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Realtime run time in each period, in microseconds.</summary>
    public long? CpuRtRuntime => Whole("cpu_rt_runtime");

    private static Shape CpuRtRuntimeShape => new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
    {
        Description = "Realtime run time in each period, in microseconds.",
        Cast = Cast.Int,
    };
}
