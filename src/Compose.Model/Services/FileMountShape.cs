using Compose.Model.Shapes;

namespace Compose.Model.Services;

/// <summary>A secret or config by its key, or the long form (spec 1.8).</summary>
internal sealed class FileMountShape : EitherShape
{
    public FileMountShape()
    {
        Definition = "file_mount";
        Text = new TextShape();
        Mapping = FileMount.Shape;
        FromText = static source => LongForm.Keyed("source", source);
    }
}
