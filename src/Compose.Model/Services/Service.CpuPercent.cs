namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Usable share of the processors, 0 to 100 (Windows).</summary>
    public double? CpuPercent => Real("cpu_percent");
}
