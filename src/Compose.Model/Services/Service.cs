using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Services;

/// <summary>A service of the resolved project (spec, "Services"). One attribute, one file: Service.&lt;Attribute&gt;.cs holds its shape and its property.</summary>
public sealed partial class Service(Scalar key, Mapping node) : View(node)
{
    public string Name => key.Text;

    /// <summary>Where the service's name stands.</summary>
    public Location NameAt => key.At;
}
