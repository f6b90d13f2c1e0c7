using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Processors the container may run on: <c>0-3</c> or <c>0,1</c>.</summary>
    public string? Cpuset => Text("cpuset");

    private static Shape CpusetShape => new TextShape { Description = "Processors the container may run on: `0-3` or `0,1`." };
}
