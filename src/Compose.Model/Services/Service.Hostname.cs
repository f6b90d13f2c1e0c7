namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The container's host name.</summary>
    public string? Hostname => Text("hostname");
}
