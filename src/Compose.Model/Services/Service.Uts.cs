using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The namespace of host names.</summary>
    public string? Uts => Text("uts");

    private static Shape UtsShape => new TextShape { Description = "The namespace of host names." };
}
