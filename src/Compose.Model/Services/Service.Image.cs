using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The image to run, or the name given to the one built.</summary>
    public string? Image => Text("image");

    private static Shape ImageShape => new TextShape
    {
        Description = "The image to run, or the name given to the one built.",
        Grammar = ImageSyntax.Check,
    };
}
