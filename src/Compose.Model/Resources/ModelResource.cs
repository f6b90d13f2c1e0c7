using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A language model the project uses (spec 1.11).</summary>
public sealed class ModelResource(Scalar key, Mapping node) : Resource(key, node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new ObjectShape(
            "model",
            [
                NameSpec,
                new("model", new TextShape { Description = "The model's reference in a registry." }) { Required = true },
                new("context_size", new WholeShape(ScalarTypes.Whole) { Description = "The context size in tokens." }),
                new("runtime_flags", new ListShape(new TextShape()) { Description = "Flags of the model runtime." }),
            ]
        )
        {
            Description = "A language model the project uses.",
            Definition = "model",
        };

    public string? Model => Text("model");

    public long? ContextSize => Whole("context_size");

    public ImmutableArray<string> RuntimeFlags => List("runtime_flags");
}
