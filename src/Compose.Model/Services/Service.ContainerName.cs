namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>A name of the container in place of the generated one.</summary>
    public string? ContainerName => Text("container_name");
}
