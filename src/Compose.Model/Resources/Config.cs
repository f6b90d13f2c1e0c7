using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level config (spec 1.11).</summary>
public sealed partial class Config(Scalar key, Mapping node) : Resource(key, node)
{
    /// <summary>The absolute path of the file that holds it.</summary>
    public string? File => Text("file");

    /// <summary>The variable that holds it.</summary>
    public string? Environment => Text("environment");

    /// <summary>The text itself.</summary>
    public string? Content => Text("content");

    /// <summary>Labels of the config.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels => Map("labels");

    /// <summary>The driver that fills in its placeholders.</summary>
    public string? TemplateDriver => Text("template_driver");
}
