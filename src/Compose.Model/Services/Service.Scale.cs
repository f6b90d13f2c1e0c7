using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>How many containers; agrees with deploy.replicas.</summary>
    public long? Scale => Whole("scale");

    private static Shape ScaleShape => new WholeShape
    {
        Description = "How many containers; agrees with deploy.replicas.",
        Cast = Cast.Int,
        Emit = Emit.WhenGiven,
    };
}
