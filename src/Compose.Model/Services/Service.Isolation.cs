namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The isolation technology (Windows).</summary>
    public string? Isolation => Text("isolation");
}
