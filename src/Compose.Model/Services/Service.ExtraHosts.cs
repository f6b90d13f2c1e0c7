using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Names added to the container's hosts file.</summary>
    public ImmutableArray<ExtraHost> ExtraHosts => ExtraHost.ListOf(Node["extra_hosts"]);
}
