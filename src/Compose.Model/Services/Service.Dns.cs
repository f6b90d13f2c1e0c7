using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Name servers in place of the engine's.</summary>
    public ImmutableArray<string> Dns => List("dns");

    private static Shape DnsShape => new DnsShape
    {
        Description = "Name servers in place of the engine's.",
        Merge = MergeRule.AsList,
        Unique = UniqueBy.Key,
    };
}
