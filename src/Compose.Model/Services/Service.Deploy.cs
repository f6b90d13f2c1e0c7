using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Replicas, resources and policies of running.</summary>
    public Deploy? Deploy => Part("deploy", static node => new Deploy(node));

    private static Shape DeployShape => Services.Deploy.Shape;
}
