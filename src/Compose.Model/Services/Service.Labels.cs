using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Labels of the container, those of label_file included.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels => Map("labels");

    private static Shape LabelsShape => new ListOrMapShape(nullIsEmpty: true)
    {
        Description = "Labels of the container, those of label_file included.",
        Merge = MergeRule.AsList,
        Unique = UniqueBy.Key,
    };
}
