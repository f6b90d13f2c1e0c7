namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The OCI runtime.</summary>
    public string? Runtime => Text("runtime");
}
