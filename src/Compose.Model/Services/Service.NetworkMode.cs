using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary><c>host</c>, <c>none</c>, <c>service:name</c> or <c>container:name</c>; excludes <see cref="Networks"/>.</summary>
    public string? NetworkMode => Text("network_mode");

    private static Shape NetworkModeShape => new TextShape
    {
        Description = "`host`, `none`, `service:name` or `container:name`; excludes `networks`.",
    };
}
