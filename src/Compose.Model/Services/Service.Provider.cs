using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The component outside the engine that manages the service.</summary>
    public Provider? Provider => Part("provider", static node => new Provider(node));

    private static Shape ProviderShape => Services.Provider.Shape;
}
