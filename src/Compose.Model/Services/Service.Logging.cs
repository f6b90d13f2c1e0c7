using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Where the container's output goes.</summary>
    public Logging? Logging => Part("logging", static node => new Logging(node));

    private static Shape LoggingShape => Services.Logging.Shape;
}
