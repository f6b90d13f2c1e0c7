using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>File systems in memory: <c>path[:options]</c>.</summary>
    public ImmutableArray<string> Tmpfs => List("tmpfs");

    private static Shape TmpfsShape => new TextListShape
    {
        Description = "File systems in memory: `path[:options]`.",
        Merge = MergeRule.AsList,
        Unique = UniqueBy.Key,
    };
}
