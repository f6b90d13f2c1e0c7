using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level secret (spec 1.11). Its value comes from a file or a variable and is never printed.</summary>
public sealed class Secret(Scalar key, Mapping node) : Resource(key, node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new ResourceShape("secret",
    [
        new("name", new TextShape { Description = "The name on the engine, in place of the one made from the project and the key." }),
        new("file", new TextShape { Description = "The absolute path of the file that holds it." }) { WrongNames = ["path", "filename", "source"] },
        new("environment", new TextShape { Description = "The variable that holds it." }) { WrongNames = ["env", "variable"] },
        new("external", new ExternalShape()),
        new("labels", new ListOrMapShape(nullIsEmpty: true) { Description = "Labels of the secret." }),
        new("driver", new TextShape { Description = "The driver that keeps it." }),
        new("driver_opts", new MapShape(new PrintedShape(ScalarTypes.Text | ScalarTypes.Number))
        {
            Description = "Options of the driver.",
        }),
        new("template_driver", new TextShape { Description = "The driver that fills in its placeholders." }),
    ])
    {
        Description = "A top-level secret.",
        Definition = "secret",
    };

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
