namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Weight of the container against others.</summary>
    public long? CpuShares => Whole("cpu_shares");
}
