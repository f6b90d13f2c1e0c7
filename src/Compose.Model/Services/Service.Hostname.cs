using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The container's host name.</summary>
    public string? Hostname => Text("hostname");

    private static Shape HostnameShape => new TextShape { Description = "The container's host name." };
}
