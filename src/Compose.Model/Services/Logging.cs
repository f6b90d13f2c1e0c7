using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary><c>logging</c> of a service.</summary>
public sealed class Logging(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "logging",
            [
                new("driver", new TextShape { Description = "The log driver." }),
                new(
                    "options",
                    new MapShape(new PrintedShape(ScalarTypes.Text | ScalarTypes.Number | ScalarTypes.Null) { NullIsEmpty = true })
                    {
                        Description = "Options of the driver.",
                    }
                ),
            ]
        )
        {
            Description = "Where a container's output goes.",
            Merge = MergeRule.Logging,
            Emit = Emit.WhenGiven,
        };

    /// <summary>Null means the engine's default.</summary>
    public string? Driver => Text("driver");

    public ImmutableArray<KeyValuePair<string, string>> Options => Map("options");
}
