using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level secret (spec 1.11). Its value comes from a file or a variable and is never printed.</summary>
public sealed partial class Secret(Scalar key, Mapping node) : Resource(key, node)
{
    /// <summary>The absolute path of the file that holds it.</summary>
    public string? File => Text("file");

    /// <summary>The variable that holds it.</summary>
    public string? Environment => Text("environment");

    /// <summary>Labels of the secret.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels => Map("labels");

    /// <summary>The driver that keeps it.</summary>
    public string? Driver => Text("driver");

    /// <summary>Options of the driver.</summary>
    public ImmutableArray<KeyValuePair<string, string>> DriverOpts => Map("driver_opts");

    /// <summary>The driver that fills in its placeholders.</summary>
    public string? TemplateDriver => Text("template_driver");
}
