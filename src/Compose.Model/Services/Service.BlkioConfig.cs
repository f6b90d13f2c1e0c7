using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Block device limits.</summary>
    public BlkioConfig? BlkioConfig => Part("blkio_config", static node => new BlkioConfig(node));

    private static Shape BlkioConfigShape => Services.BlkioConfig.Shape;
}
