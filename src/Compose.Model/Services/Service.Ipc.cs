namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The namespace of shared memory: <c>shareable</c>, <c>service:name</c>, ...</summary>
    public string? Ipc => Text("ipc");
}
