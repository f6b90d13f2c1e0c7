using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Names added to the container's hosts file.</summary>
    public ImmutableArray<ExtraHost> ExtraHosts => ExtraHost.ListOf(Node["extra_hosts"]);

    private static Shape ExtraHostsShape => new ExtraHostsShape
    {
        Description = "Names added to the container's hosts file.",
        Merge = MergeRule.AsListKeepingAll,
    };
}
