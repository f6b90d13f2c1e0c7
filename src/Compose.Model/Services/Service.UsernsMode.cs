using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The namespace of users.</summary>
    public string? UsernsMode => Text("userns_mode");

    private static Shape UsernsModeShape => new TextShape { Description = "The namespace of users." };
}
