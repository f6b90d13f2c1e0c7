using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Language models the service uses.</summary>
    public ImmutableArray<ServiceModel> Models => Named("models", static (key, node) => new ServiceModel(key, node));
}
