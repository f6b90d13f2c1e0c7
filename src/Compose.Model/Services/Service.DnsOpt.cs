using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Options of the resolver.</summary>
    public ImmutableArray<string> DnsOpt => List("dns_opt");

    private static Shape DnsOptShape => new ListShape(new TextShape())
    {
        Description = "Options of the resolver.",
        Distinct = true,
        Merge = MergeRule.AsList,
        Unique = UniqueBy.Key,
    };
}
