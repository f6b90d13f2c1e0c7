using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Resources;

/// <summary>A top-level element other than a service, with its key in the file and its name on the engine.</summary>
public abstract class Resource(Scalar key, Mapping node) : View(node)
{
    public const string NameKey = "name";
    public const string ExternalKey = "external";

    internal static AttributeSpec NameSpec =>
        new(NameKey, new TextShape { Description = "The name on the engine, instead of the one derived from the project and the key." });

    internal static AttributeSpec ExternalSpec => new(ExternalKey, new ExternalShape());

    public string Key => key.Text;

    /// <summary>Location of the key.</summary>
    public Location KeyAt => key.At;

    /// <summary>The engine name: <c>name:</c>, else <c>project_key</c>, else the key alone when external.</summary>
    public string Name => Text(NameKey) ?? Key;

    /// <summary>Whether it is managed outside the project and never created or removed.</summary>
    public bool External => Flag(ExternalKey) ?? false;
}
