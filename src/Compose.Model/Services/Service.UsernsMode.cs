namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The namespace of users.</summary>
    public string? UsernsMode => Text("userns_mode");
}
