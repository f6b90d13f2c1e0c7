using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A top-level volume (spec 1.11).</summary>
public sealed class Volume(Scalar key, Mapping node) : Resource(key, node)
{
    public const string DriverKey = "driver";
    public const string DriverOptsKey = "driver_opts";

    /// <summary>The driver used when none is named.</summary>
    public const string DefaultDriver = "local";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new ResourceShape(
            "volume",
            [
                NameSpec,
                new(DriverKey, new TextShape { Description = "The driver." }),
                new(
                    DriverOptsKey,
                    new MapShape(new PrintedShape(ScalarTypes.Text | ScalarTypes.Number)) { Description = "Options of the driver." }
                ),
                ExternalSpec,
                new(
                    Service.LabelsKey,
                    new ListOrMapShape(nullIsEmpty: true) { Description = "Labels of the volume.", Merge = MergeRule.AsList }
                ),
            ]
        )
        {
            Description = "A top-level volume.",
            Definition = "volume",
            OrNull = true,
        };

    /// <summary>Null means the engine's default.</summary>
    public string? Driver => Text(DriverKey);

    public ImmutableArray<KeyValuePair<string, string>> DriverOpts => Map(DriverOptsKey);

    public ImmutableArray<KeyValuePair<string, string>> Labels => Map(Service.LabelsKey);
}
