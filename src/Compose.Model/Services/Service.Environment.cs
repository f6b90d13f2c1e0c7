using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Variables of the container; null for a name that nothing gave a value.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Environment => Pairs("environment");

    private static Shape EnvironmentShape => new ListOrMapShape(nullIsEmpty: false, ListOrMapShape.Variable, joint: "_")
    {
        Description = "Variables of the container; a name without a value takes it from the project's variables.",
        Merge = MergeRule.AsList,
        Unique = UniqueBy.Key,
    };
}
