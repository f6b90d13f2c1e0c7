namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The user, and group, of the container's process.</summary>
    public string? User => Text("user");
}
