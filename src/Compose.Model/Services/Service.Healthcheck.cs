using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>How the engine finds out whether the container works.</summary>
    public Healthcheck? Healthcheck => Part("healthcheck", static node => new Healthcheck(node));

    private static Shape HealthcheckShape => Services.Healthcheck.Shape;
}
