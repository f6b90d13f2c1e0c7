using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>A kind of finding. The id is never reused; the kebab-case name is what people type.</summary>
public sealed record Descriptor(string Id, string Name, Severity Severity, string Title)
{
    public Diagnostic At(Location at, string message) => new(this, at, message, Severity);
}
