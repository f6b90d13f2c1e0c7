using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A countable resource that a swarm's nodes declare.</summary>
public sealed class GenericResource(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("generic resource",
    [
        new("discrete_resource_spec", new ObjectShape("discrete_resource_spec",
        [
            new("kind", new TextShape { Description = "The resource, such as `gpu`.", Emit = Emit.WhenGiven }),
            new("value", new WholeShape(ScalarTypes.Number | ScalarTypes.Text) { Description = "How many.", Emit = Emit.WhenGiven }),
        ])
        {
            Description = "A resource that is counted.",
            Emit = Emit.WhenGiven,
        }),
    ]);

    /// <summary>The resource, such as <c>gpu</c>.</summary>
    public string? Kind => Spec?["kind"] is Scalar kind ? kind.Text : null;

    /// <summary>How many.</summary>
    public long Value => Spec?["value"] is Scalar value && long.TryParse(value.Text, out var count) ? count : 0;

    private Mapping? Spec => Node["discrete_resource_spec"] as Mapping;
}
