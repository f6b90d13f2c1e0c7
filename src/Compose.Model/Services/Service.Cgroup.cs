namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The control group namespace: <c>host</c> or <c>private</c>.</summary>
    public string? Cgroup => Text("cgroup");
}
