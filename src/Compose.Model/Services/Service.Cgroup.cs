using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The control group namespace: <c>host</c> or <c>private</c>.</summary>
    public string? Cgroup => Text("cgroup");

    private static Shape CgroupShape => new TextShape
    {
        Description = "The control group namespace: `host` or `private`.",
        Values = ["host", "private"],
    };
}
