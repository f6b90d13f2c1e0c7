using Compose.Model.Shapes;

namespace Compose.Model.Resources;

/// <summary>Whether a resource is somebody else's: true or false, or, deprecated, a mapping with its name.</summary>
internal sealed class ExternalShape : EitherShape
{
    public ExternalShape()
    {
        Description = "Whether somebody else makes and removes it.";
        Cast = Cast.Bool;
        Text = new FlagShape { Cast = Cast.Bool };
        Mapping = new ObjectShape("external", [new("name",
            new TextShape { Description = "Deprecated: the name on the engine. Use `name` beside `external`." })]);
    }
}
