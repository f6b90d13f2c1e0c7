using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Search domains.</summary>
    public ImmutableArray<string> DnsSearch => List("dns_search");

    private static Shape DnsSearchShape => new TextListShape
    {
        Description = "Search domains.",
        Merge = MergeRule.AsList,
        Unique = UniqueBy.Key,
    };
}
