namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Processors the container may run on: <c>0-3</c> or <c>0,1</c>.</summary>
    public string? Cpuset => Text("cpuset");
}
