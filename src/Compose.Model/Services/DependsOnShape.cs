using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Services that come first, as a list of names or with what is to be waited for (spec 1.7).</summary>
internal sealed class DependsOnShape : EitherShape
{
    public DependsOnShape()
    {
        List = new ListShape(new TextShape()) { Distinct = true };
        Mapping = new MapShape(ServiceDependency.Shape) { Names = true, Noun = "service" };
        FromList = static list => LongForm.Named(list, Started);
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        base.Canonical(node, context) is Mapping services
            ? services with { Entries = [.. services.Entries.Select(static e => e with { Value = WithRequired(e.Value) })] }
            : node;

    private static Mapping Started(Scalar name) => new(name.At,
    [
        new Entry(Scalar.String(name.At, "condition"), Scalar.String(name.At, "service_started")),
        new Entry(Scalar.String(name.At, "required"), Scalar.Bool(name.At, true)),
    ]);

    private static Node WithRequired(Node node) =>
        node is Mapping dependency && !dependency.Contains("required") ? dependency.With("required", Scalar.Bool(dependency.At, true))
            : node;
}
