using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The platform of the container: <c>os[/architecture[/variant]]</c>.</summary>
    public string? Platform => Text("platform");

    private static Shape PlatformShape => new TextShape { Description = "The platform of the container: `os[/architecture[/variant]]`." };
}
