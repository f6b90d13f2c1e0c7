using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Files of labels; empty after loading, when they have become part of <see cref="Labels"/>.</summary>
    public ImmutableArray<string> LabelFile => List("label_file");

    private static Shape LabelFileShape => new TextListShape(distinct: false)
    {
        Description = "Files of labels.",
        Merge = MergeRule.AsList,
        IsSpelling = false,
    };
}
