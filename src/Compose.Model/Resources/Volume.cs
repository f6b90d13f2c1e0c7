using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level volume (spec 1.11).</summary>
public sealed partial class Volume(Scalar key, Mapping node) : Resource(key, node)
{
    /// <summary>The driver; null is the engine's default.</summary>
    public string? Driver => Text("driver");

    /// <summary>Options of the driver.</summary>
    public ImmutableArray<KeyValuePair<string, string>> DriverOpts => Map("driver_opts");

    /// <summary>Labels of the volume.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels => Map("labels");
}
