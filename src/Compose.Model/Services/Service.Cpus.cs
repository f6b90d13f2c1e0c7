namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Processors the container may use; 0 is no limit.</summary>
    public double? Cpus => Real("cpus");
}
