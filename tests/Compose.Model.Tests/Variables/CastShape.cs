using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Tests.Variables;

/// <summary>A document whose keys name the types of their values.</summary>
internal sealed class CastShape : Shape
{
    public override Shape? Child(string key) =>
        key switch
        {
            "int" => new CastShape { Cast = Cast.Int },
            "float" => new CastShape { Cast = Cast.Float },
            "bool" => new CastShape { Cast = Cast.Bool },
            _ => null,
        };

    public override Shape? Item => this;

    internal override void Check(Node node, ShapeContext context) { }

    internal override void WriteSchema(SchemaWriter writer) { }
}
