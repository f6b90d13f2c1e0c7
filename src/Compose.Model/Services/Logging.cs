using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Where a container's output goes.</summary>
public sealed class Logging(Mapping node) : View(node)
{
    /// <summary>The log driver; null is the engine's default.</summary>
    public string? Driver => Text("driver");

    /// <summary>Options of the driver.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Options => Map("options");
}
