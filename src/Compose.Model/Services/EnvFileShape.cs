using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>A file of variables: its path, or the long form.</summary>
internal sealed class EnvFileShape : EitherShape
{
    public EnvFileShape()
    {
        Text = new TextShape();
        Mapping = EnvFile.Shape;
        FromText = static path => LongForm.Keyed("path", path);
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        base.Canonical(node, context) is not Mapping file ? node
        : file.Contains("required") ? file
        : file.With("required", Scalar.Bool(file.At, true));
}
