using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level config (spec 1.11).</summary>
public sealed class Config(Scalar key, Mapping node) : Resource(key, node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new ResourceShape("config",
    [
        new("name", new TextShape { Description = "The name on the engine, in place of the one made from the project and the key." }),
        new("file", new TextShape { Description = "The absolute path of the file that holds it." }) { WrongNames = ["path", "filename", "source"] },
        new("environment", new TextShape { Description = "The variable that holds it." }) { WrongNames = ["env", "variable"] },
        new("content", new TextShape { Description = "The text itself." }) { WrongNames = ["value", "data", "text"] },
        new("external", new ExternalShape()),
        new("labels", new ListOrMapShape(nullIsEmpty: true) { Description = "Labels of the config." }),
        new("template_driver", new TextShape { Description = "The driver that fills in its placeholders." }),
    ])
    {
        Description = "A top-level config.",
        Definition = "config",
    };

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
