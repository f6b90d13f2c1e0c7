using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level volume (spec 1.11).</summary>
public sealed class Volume(Scalar key, Mapping node) : Resource(key, node)
{
    /// <summary>The driver of a volume that names none.</summary>
    public const string DefaultDriver = "local";

    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new ResourceShape("volume",
    [
        new("name", new TextShape { Description = "The name on the engine, in place of the one made from the project and the key." }),
        new("driver", new TextShape { Description = "The driver." }),
        new("driver_opts", new MapShape(new PrintedShape(ScalarTypes.Text | ScalarTypes.Number))
        {
            Description = "Options of the driver.",
        }),
        new("external", new ExternalShape()),
        new("labels", new ListOrMapShape(nullIsEmpty: true) { Description = "Labels of the volume.", Merge = MergeRule.AsList }),
    ])
    {
        Description = "A top-level volume.",
        Definition = "volume",
        OrNull = true,
    };

    /// <summary>The driver; null is the engine's default.</summary>
    public string? Driver => Text("driver");

    /// <summary>Options of the driver.</summary>
    public ImmutableArray<KeyValuePair<string, string>> DriverOpts => Map("driver_opts");

    /// <summary>Labels of the volume.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels => Map("labels");
}
