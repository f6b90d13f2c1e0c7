namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Usable processors (Windows).</summary>
    public long? CpuCount => Whole("cpu_count");
}
