using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>What `watch` does when files change.</summary>
    public Develop? Develop => Part("develop", static node => new Develop(node));

    private static Shape DevelopShape => Services.Develop.Shape;
}
