namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Replicas, resources and policies of running.</summary>
    public Deploy? Deploy => Part("deploy", static node => new Deploy(node));
}
