using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Processors the container may use; 0 is no limit.</summary>
    public double? Cpus => Real("cpus");

    private static Shape CpusShape => new RealShape { Description = "Processors the container may use; 0 is no limit.", Cast = Cast.Float };
}
