using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The user, and group, of the container's process.</summary>
    public string? User => Text("user");

    private static Shape UserShape => new TextShape { Description = "The user, and group, of the container's process." };
}
