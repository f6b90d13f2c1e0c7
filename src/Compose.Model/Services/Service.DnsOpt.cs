using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Options of the resolver.</summary>
    public ImmutableArray<string> DnsOpt => List("dns_opt");
}
