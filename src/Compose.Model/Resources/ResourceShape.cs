using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>
/// A resource that may be external. In the long form <c>external: {name: n}</c> is <c>external: true</c> and <c>name: n</c> (spec 1.11).
/// </summary>
internal sealed class ResourceShape(string name, ImmutableArray<AttributeSpec> attributes) : ObjectShape(name, attributes)
{
    private protected override void CheckWhole(Mapping mapping, ShapeContext context)
    {
        if (mapping["external"] is not Mapping external) return;
        var named = external["name"] as Scalar;
        if (named is not null && mapping["name"] is Scalar given && given.Text != named.Text)
            context.Sink.Add(ShapeDiagnostics.DifferentNames(named, given));
        else
            context.Sink.Add(ShapeDiagnostics.DeprecatedExternal(external, named));
    }

    internal override Node Canonical(Node node, ShapeContext context)
    {
        if (OrNull && node.IsNull) return new Mapping(node.At, []) { Origin = node.Origin };
        if (base.Canonical(node, context) is not Mapping mapping) return node;
        if (mapping["external"] is not Mapping external) return mapping;
        mapping = mapping.With("external", Scalar.Bool(external.At, true));
        return external["name"] is Scalar named && !mapping.Contains("name") ? mapping.With("name", named) : mapping;
    }
}
