using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The control group the container's own is made under.</summary>
    public string? CgroupParent => Text("cgroup_parent");

    private static Shape CgroupParentShape => new TextShape { Description = "The control group the container's own is made under." };
}
