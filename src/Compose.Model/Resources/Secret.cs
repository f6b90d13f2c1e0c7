using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level secret (spec 1.11). Its value comes from a file or variable and is never printed.</summary>
public sealed class Secret(Scalar key, Mapping node) : ContentResource(key, node)
{
    public const string DriverKey = "driver";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new ResourceShape(
            "secret",
            [
                NameSpec,
                FileSpec,
                EnvironmentSpec,
                ExternalSpec,
                new(Service.LabelsKey, new ListOrMapShape(nullIsEmpty: true) { Description = "Labels of the secret." }),
                new(DriverKey, new TextShape { Description = "The driver that stores it." }),
                new(
                    "driver_opts",
                    new MapShape(new PrintedShape(ScalarTypes.Text | ScalarTypes.Number)) { Description = "Options of the driver." }
                ),
                TemplateDriverSpec,
            ]
        )
        {
            Description = "A top-level secret.",
            Definition = "secret",
        };

    public string? Driver => Text(DriverKey);

    public ImmutableArray<KeyValuePair<string, string>> DriverOpts => Map("driver_opts");
}
