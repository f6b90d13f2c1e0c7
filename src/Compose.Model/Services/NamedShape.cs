using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Resources a service uses, as a list of keys or a mapping with details, null for none.</summary>
internal sealed class NamedShape : EitherShape
{
    public NamedShape(ObjectShape details)
    {
        List = new ListShape(new TextShape()) { Distinct = true };
        Mapping = new MapShape(details) { Names = true };
        FromList = static list => LongForm.Named(list, static name => Scalar.Null(name.At));
    }
}
