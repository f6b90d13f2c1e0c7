using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Rules added to the control group's list of allowed devices.</summary>
    public ImmutableArray<string> DeviceCgroupRules => List("device_cgroup_rules");
}
