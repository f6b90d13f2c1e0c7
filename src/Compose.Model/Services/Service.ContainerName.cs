using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>A name of the container in place of the generated one.</summary>
    public string? ContainerName => Text("container_name");

    private static Shape ContainerNameShape => new TextShape
    {
        Description = "A name of the container in place of the generated one.",
        Pattern = "[a-zA-Z0-9][a-zA-Z0-9_.-]+",
        Grammar = ContainerNameSyntax.Check,
    };
}
