using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level config (spec 1.11).</summary>
public sealed class Config(Scalar key, Mapping node) : ContentResource(key, node)
{
    public const string ContentKey = "content";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new ResourceShape(
            "config",
            [
                NameSpec,
                FileSpec,
                EnvironmentSpec,
                new(ContentKey, new TextShape { Description = "The content itself." }) { WrongNames = ["value", "data", "text"] },
                ExternalSpec,
                new(Service.LabelsKey, new ListOrMapShape(nullIsEmpty: true) { Description = "Labels of the config." }),
                TemplateDriverSpec,
            ]
        )
        {
            Description = "A top-level config.",
            Definition = "config",
        };

    public string? Content => Text(ContentKey);
}
