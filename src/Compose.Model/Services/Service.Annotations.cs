using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>OCI annotations of the container.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Annotations => Map("annotations");

    private static Shape AnnotationsShape => new ListOrMapShape(nullIsEmpty: true)
    {
        Description = "OCI annotations of the container.",
        Merge = MergeRule.AsList,
        Unique = UniqueBy.Key,
    };
}
