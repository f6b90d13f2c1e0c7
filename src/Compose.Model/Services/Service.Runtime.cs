using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The OCI runtime.</summary>
    public string? Runtime => Text("runtime");

    private static Shape RuntimeShape => new TextShape { Description = "The OCI runtime." };
}
