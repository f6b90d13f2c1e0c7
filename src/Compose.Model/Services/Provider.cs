using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary><c>provider</c> of a service.</summary>
public sealed class Provider(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "provider",
            [
                new("type", new TextShape { Description = "The program: `compose-type`, `docker-type` or a path." }) { Required = true },
                new("options", new MapShape(new ProviderOptionShape()) { Description = "Options and their values, in file order." }),
            ]
        )
        {
            Description = "A component outside the engine that manages a service.",
            Emit = Emit.WhenGiven,
        };

    public string Type => Text("type") ?? "";

    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Options =>
        Node["options"] is Mapping options ? [.. options.Entries.Select(static e => KeyValuePair.Create(e.Name, TextsOf(e.Value)))] : [];

    private static ImmutableArray<string> TextsOf(Node node) =>
        node switch
        {
            Sequence list => [.. list.Items.OfType<Scalar>().Select(static item => item.Text)],
            Scalar scalar => [scalar.Text],
            _ => [],
        };
}

/// <summary>The values of a provider option: one or several of any type; the long form is a list of texts.</summary>
internal sealed class ProviderOptionShape : EitherShape
{
    private const ScalarTypes Any = ScalarTypes.Text | ScalarTypes.Number | ScalarTypes.Flag;

    public ProviderOptionShape()
    {
        Text = new PrintedShape(Any);
        List = new ListShape(new PrintedShape(Any));
        FromText = LongForm.ListOf;
    }

    // While files follow, a single value stays single, so that a later file can replace it.
    internal override Node Canonical(Node node, ShapeContext context) => context.IsLast ? base.Canonical(node, context) : node;
}
