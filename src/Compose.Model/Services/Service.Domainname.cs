using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The container's domain name.</summary>
    public string? Domainname => Text("domainname");

    private static Shape DomainnameShape => new TextShape { Description = "The container's domain name." };
}
