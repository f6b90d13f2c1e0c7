using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The namespace of shared memory: <c>shareable</c>, <c>service:name</c>, ...</summary>
    public string? Ipc => Text("ipc");

    private static Shape IpcShape => new TextShape { Description = "The namespace of shared memory: `shareable`, `service:name`, ..." };
}
