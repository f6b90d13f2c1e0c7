using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Language models the service uses.</summary>
    public ImmutableArray<ServiceModel> Models => Named("models", static (key, node) => new ServiceModel(key, node));

    private static Shape ModelsShape => new NamedShape(ServiceModel.Shape)
    {
        Description = "Language models the service uses.",
        Merge = MergeRule.AsMapping,
    };
}
