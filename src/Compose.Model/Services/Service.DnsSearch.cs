using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Search domains.</summary>
    public ImmutableArray<string> DnsSearch => List("dns_search");
}
