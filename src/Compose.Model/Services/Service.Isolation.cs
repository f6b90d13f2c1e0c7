using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The isolation technology (Windows).</summary>
    public string? Isolation => Text("isolation");

    private static Shape IsolationShape => new TextShape { Description = "The isolation technology (Windows)." };
}
