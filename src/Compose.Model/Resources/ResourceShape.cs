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
        if (!mapping.TryGet(Resource.ExternalKey, out var entry) || entry.Value is not Mapping external)
            return;
        var named = external[Resource.NameKey] as Scalar;
        if (named is not null && mapping[Resource.NameKey] is Scalar given && given.Text != named.Text)
            context.Sink.Add(ShapeDiagnostics.DifferentNames(named, given));
        else
            context.Sink.Add(ShapeDiagnostics.DeprecatedExternal(entry.Key.At, external, named, mapping.Contains(Resource.NameKey)));
    }

    internal override Node Canonical(Node node, ShapeContext context)
    {
        if (OrNull && node.IsNull)
            return new Mapping(node.At, []) { Origin = node.Origin };
        if (base.Canonical(node, context) is not Mapping mapping)
            return node;
        if (mapping[Resource.ExternalKey] is not Mapping external)
            return mapping;
        mapping = mapping.With(Resource.ExternalKey, Scalar.Bool(external.At, true));
        return external[Resource.NameKey] is Scalar named && !mapping.Contains(Resource.NameKey)
            ? mapping.With(Resource.NameKey, named)
            : mapping;
    }
}

/// <summary>Whether a resource is managed elsewhere: true or false or, deprecated, a mapping with its name.</summary>
internal sealed class ExternalShape : EitherShape
{
    public ExternalShape()
    {
        Description = "Whether it is managed outside the project.";
        Cast = Cast.Bool;
        Text = new FlagShape { Cast = Cast.Bool };
        Mapping = new ObjectShape(
            Resource.ExternalKey,
            [new(Resource.NameKey, new TextShape { Description = "Deprecated: the name on the engine. Use `name` with `external`." })]
        );
    }
}
