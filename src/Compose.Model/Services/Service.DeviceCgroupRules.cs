using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Rules added to the control group's list of allowed devices.</summary>
    public ImmutableArray<string> DeviceCgroupRules => List("device_cgroup_rules");

    private static Shape DeviceCgroupRulesShape => new ListShape(new TextShape())
    {
        Description = "Rules added to the control group's list of allowed devices.",
        Distinct = true,
    };
}
